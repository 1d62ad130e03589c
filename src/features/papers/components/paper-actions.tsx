import type { ReactNode } from 'react';
import { buttonClass } from '@/ui/button';
import { OutboundLink } from '@/ui/outbound-link';
import { arxivMonth, arxivUrls } from '../arxiv-id';
import { CITE_ID } from './cite-box';

/** The month from which arXiv has most papers as HTML; an older one's address leads nowhere. */
const HTML_SINCE = '2023-12';

type PaperActionsProps = { arxivId: string | null; upvote: ReactNode; bookmark: ReactNode };

/** What one does with a paper: vote for it, keep it, read it, cite it. */
export function PaperActions({ arxivId, upvote, bookmark }: PaperActionsProps) {
  const urls = arxivId && arxivUrls(arxivId);
  const hasHtml = arxivId && (arxivMonth(arxivId) ?? '') >= HTML_SINCE;
  return (
    <div data-screen-only className="mb-6 flex flex-wrap gap-2.5 border-y py-3.5">
      {upvote}
      {bookmark}
      {urls && (
        <>
          <OutboundLink href={urls.abs} className={buttonClass()}>
            arXiv <span className="font-normal text-soft tabular-nums">{arxivId}</span>
          </OutboundLink>
          <OutboundLink href={urls.pdf} className={buttonClass()}>
            PDF
          </OutboundLink>
        </>
      )}
      {urls && hasHtml && (
        <OutboundLink href={urls.html} className={buttonClass()}>
          HTML
        </OutboundLink>
      )}
      <a href={`#${CITE_ID}`} className={buttonClass()}>
        Cite
      </a>
    </div>
  );
}

import type { ReactNode } from 'react';
import type { PaperCard } from '../queries';

type GistProps = { gist: PaperCard['gist']; excerpt?: ReactNode; lead: boolean };

/** Characters of a text that a row may show whole. */
const LONGEST_WHOLE = 700;

/** What a row says of its paper: a search's excerpt, a summary with its author, or the abstract's first lines. */
export function Gist({ gist, excerpt, lead }: GistProps) {
  if (!excerpt && !gist) return null;
  return (
    <p
      dir="auto"
      className={`mb-2 max-w-measure font-serif text-pretty compact:hidden ${lead ? 'text-read text-ink' : 'text-lg text-soft'} ${clampFor(gist, { lead, excerpt: Boolean(excerpt) })}`}
    >
      {excerpt ?? gist?.text}
      {!excerpt && gist?.by && <SummaryBy name={gist.by} />}
    </p>
  );
}

/** A summary is short and ends with whose it is, so only a monstrous one is cut; a lead flows around its picture. */
function clampFor(gist: GistProps['gist'], { lead, excerpt }: { lead: boolean; excerpt: boolean }): string {
  if (gist && gist.text.length > LONGEST_WHOLE) return 'line-clamp-8';
  return lead || (gist?.by && !excerpt) ? '' : 'line-clamp-5 sm:line-clamp-3';
}

/** Says whose words a summary is. */
export function SummaryBy({ name }: { name: string }) {
  return (
    <>
      {' '}
      <small className="font-sans text-xs font-medium text-faint">Summary by {name}</small>
    </>
  );
}

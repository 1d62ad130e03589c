import type { ReactNode } from 'react';
import type { PaperCard } from '../queries';

type GistProps = { gist: PaperCard['gist']; excerpt?: ReactNode; lead: boolean };

/** What a row says of its paper: a search's excerpt, a summary with its author, or the abstract's first lines. */
export function Gist({ gist, excerpt, lead }: GistProps) {
  if (!excerpt && !gist) return null;
  // A summary is short and ends with its author's name: only a monstrous one is cut.
  const lines = gist?.by && !excerpt ? 'line-clamp-8' : 'line-clamp-5 sm:line-clamp-3';
  return (
    <p
      dir="auto"
      className={`mb-2 max-w-measure font-serif text-pretty compact:hidden ${lead ? 'line-clamp-8 text-read text-ink' : `${lines} text-lg text-soft`}`}
    >
      {excerpt ?? gist?.text}
      {!excerpt && gist?.by && <SummaryBy name={gist.by} />}
    </p>
  );
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

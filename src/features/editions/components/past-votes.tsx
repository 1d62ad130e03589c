import { numberTextCompact } from '@/lib/number-text';

/** The votes that a paper had, where a button would be for giving one. */
export function PastVotes({ votes }: { votes: number }) {
  return (
    <p className="flex h-13 w-[2.9rem] flex-col items-center justify-center text-sm leading-tight text-soft tabular-nums">
      <span className="font-semibold text-ink">{numberTextCompact(votes)}</span>
      {votes === 1 ? 'vote' : 'votes'}
    </p>
  );
}

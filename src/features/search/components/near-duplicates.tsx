import type { PaperName } from '@/features/papers/queries';
import { NamedPaper } from './named-paper';

/** Other versions of a paper and papers with nearly the same text; nothing where there are none. */
export function NearDuplicates({ papers }: { papers: { paper: PaperName; share: number }[] }) {
  if (papers.length === 0) return null;
  return (
    <section aria-labelledby="versions">
      <h2 id="versions" className="mb-3 text-sm font-semibold">
        Versions and near-duplicates
      </h2>
      <ul className="border-b">
        {papers.map(({ paper, share }) => (
          <NamedPaper key={paper.id} paper={paper}>
            <p className="text-sm text-soft tabular-nums">
              {/* Never rounded up to all of them. */}
              {Math.floor(share * 100)} % of the words in common
            </p>
          </NamedPaper>
        ))}
      </ul>
    </section>
  );
}

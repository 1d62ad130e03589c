import { Icon } from '@/ui/icon';
import type { RelatedPaper, SharedTerm } from '../related/queries';
import { NamedPaper } from './named-paper';
import { SameIdea } from './same-idea';

/** Words that say at a glance why a paper is related. */
const GLANCE = 3;

/** The papers nearest to one by content, each saying why; nothing where there are none. */
export function RelatedPapers({ papers }: { papers: RelatedPaper[] }) {
  if (papers.length === 0) return null;
  return (
    <section aria-labelledby="related">
      <h2 id="related" className="mb-3 text-sm font-semibold">
        Related papers
      </h2>
      <ul className="border-b">
        {papers.map(({ paper, shared, value, same }) => (
          <NamedPaper key={paper.id} paper={paper}>
            <Why shared={shared} value={value} />
            <SameIdea papers={same} />
          </NamedPaper>
        ))}
      </ul>
    </section>
  );
}

/** The words that two papers share: the first of them at a glance, opened all of them and what each adds. */
function Why({ shared, value }: { shared: SharedTerm[]; value: number }) {
  return (
    <details className="group text-sm" data-screen-only>
      <summary className="inline-flex min-h-7 items-center gap-x-1 text-soft touch:min-h-11">
        <span className="min-w-0 wrap-anywhere">
          Why:{' '}
          {shared
            .slice(0, GLANCE)
            .map(({ label }) => label)
            .join(', ')}
        </span>
        <Icon name="expand" className="size-3.5 shrink-0 text-faint group-open:rotate-180" />
      </summary>
      <p className="mt-1 text-faint">
        What both papers say, the most telling first, and what each word adds; together {value.toFixed(2)}.
      </p>
      <ul className="my-1 flex flex-wrap gap-x-4 gap-y-0.5 tabular-nums">
        {shared.map((term) => (
          <li key={term.label}>
            {term.label} <span className="text-faint">{term.value.toFixed(2)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

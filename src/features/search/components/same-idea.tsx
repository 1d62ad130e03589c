import { PaperTitle } from '@/features/papers/components/paper-title';
import { numberText } from '@/lib/number-text';
import { Icon } from '@/ui/icon';
import { Link } from '@/ui/link';

type SameIdeaProps = {
  /** The near-duplicates that are folded under a paper. */
  papers: { key: string; title: string }[];
};

/** "Same idea, 2 more" under a paper, opening to the titles of its near-duplicates. */
export function SameIdea({ papers }: SameIdeaProps) {
  if (papers.length === 0) return null;
  return (
    <details className="group text-sm">
      <summary className="inline-flex min-h-7 items-center gap-x-1 text-soft touch:min-h-11">
        Same idea, {numberText(papers.length)} more
        <Icon name="expand" className="size-3.5 text-faint group-open:rotate-180" />
      </summary>
      <ul className="mb-1.5 border-l pl-3.5">
        {papers.map(({ key, title }) => (
          <li key={key} dir="auto" className="wrap-anywhere">
            <Link href={`/papers/${key}`} className="inline-block py-1 touch:py-2.5">
              <PaperTitle title={title} />
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

'use client';
import { Icon } from '@/ui/icon';
import { Link } from '@/ui/link';
import { RANKING_HREF } from '../help-address';

type WhyResultProps = {
  /** What each word that the paper has adds to its rank, most first. */
  reasons: { label: string; value: number }[];
  votesAdd: number;
  /** Words of the query that it lacks. */
  lacking: string[];
};

/**
 * Why a paper is among the results: a disclosure whose table opens below the small print it stands in. A client component
 * only so that it crosses as a few numbers, not as markup twice (docs/decisions/007).
 */
export function WhyResult({ reasons, votesAdd, lacking }: WhyResultProps) {
  // A word that stands in the query twice counts twice.
  const rows = [...reasons, { label: 'its votes', value: votesAdd }]
    .map((row, place) => ({ ...row, key: `${place}` }))
    .filter(({ value }) => value >= 0.005);
  const sum = [...reasons.map(({ value }) => value), votesAdd].reduce((one, other) => one + other, 0);
  const most = Math.max(...rows.map(({ value }) => value));
  return (
    <>
      {lacking.length > 0 && (
        <span className="min-w-0 text-soft wrap-anywhere">
          without <bdi>{[...new Set(lacking)].join(', ')}</bdi>
        </span>
      )}
      <details className="group contents details-content:absolute details-content:min-w-0 details-content:basis-full open:details-content:static">
        <summary className="inline-flex items-center gap-1 text-soft hover:underline touch:min-h-11">
          why this result
          <Icon name="expand" className="size-3 group-open:rotate-180" />
        </summary>
        <div className="mt-2 mb-1 max-w-measure border-l-2 pl-4 text-soft">
          <table className="tabular-nums">
            <caption className="sr-only">What each word adds to this paper’s rank</caption>
            <tbody>
              {rows.map(({ label, value, key }) => (
                <tr key={key}>
                  <th
                    scope="row"
                    className="max-w-60 py-0.5 pr-4 text-left font-normal wrap-anywhere text-ink"
                  >
                    <bdi>{label}</bdi>
                  </th>
                  <td className="w-28 pr-3 sm:w-44">
                    <Bar share={value / most} />
                  </td>
                  <td className="text-right">{value.toFixed(2)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr className="border-t">
                <th scope="row" colSpan={2} className="py-0.5 pr-4 text-left font-normal">
                  together
                </th>
                <td className="text-right font-semibold text-ink">{sum.toFixed(2)}</td>
              </tr>
            </tfoot>
          </table>
          <p className="mt-1.5 text-pretty">
            A word adds more the fewer papers have it, and the more often this one does; votes add a little.{' '}
            <Link href={RANKING_HREF} className="underline decoration-edge underline-offset-3 touch:py-3">
              How results are ordered
            </Link>
          </p>
        </div>
      </details>
    </>
  );
}

function Bar({ share }: { share: number }) {
  return (
    <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" className="h-1.5 w-full">
      <rect width={(100 * share).toFixed(1)} height="6" fill="currentColor" />
    </svg>
  );
}

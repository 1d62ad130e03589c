import { countText, numberText, percentText } from '@/lib/number-text';
import { Link } from '@/ui/link';
import { topicHref } from '../schema';
import type { Neighbour } from '../statistics/neighbours';

/** Topics that co-occur with this one more than chance, each with how often and how much more. */
export function TopicNeighbours({ neighbours }: { neighbours: Neighbour[] }) {
  if (neighbours.length === 0) return null;
  return (
    <section aria-labelledby="neighbours" className="border-b py-5 text-sm">
      <h2 id="neighbours" className="mb-2 font-semibold">
        Often together with
      </h2>
      <ul className="tabular-nums">
        {neighbours.map((neighbour) => (
          <li
            key={neighbour.slug}
            title={countsText(neighbour)}
            className="flex items-baseline justify-between gap-4"
          >
            <Link href={topicHref(neighbour.slug)} className="min-w-0 flex-1 py-1 touch:py-3">
              {neighbour.name}
            </Link>
            <span className="text-faint">
              <span aria-hidden="true">{percentText(neighbour.papers / neighbour.of)}</span>
              <span className="sr-only">, {countsText(neighbour)}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-xs text-pretty text-faint">
        So much of its papers, and more than of papers at large.
      </p>
    </section>
  );
}

/** "109 of 389 papers, 4.7 times as often as elsewhere" */
function countsText({ papers, of, lift }: Neighbour): string {
  const times = lift < 10 ? lift.toFixed(1) : numberText(Math.round(lift));
  return `${numberText(papers)} of ${countText(of, 'paper')}, ${times} times as often as elsewhere`;
}

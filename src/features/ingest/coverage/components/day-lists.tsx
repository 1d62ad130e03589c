import type { Day } from '@/lib/day';
import { numberText } from '@/lib/number-text';
import { instantText } from '@/lib/time-text';
import { DataTable } from '@/ui/data-table';
import { OutboundLink } from '@/ui/outbound-link';
import type { DayCoverage, ListLine } from '../queries';
import { kindText } from '../source-names';
import { RefetchForm } from './refetch-form';

type DayListsProps = { day: Day; source: string; coverage: DayCoverage };

/** What a source listed for a day, by category and kind, what is missing of it, and how to have that fetched. */
export function DayLists({ day, source, coverage }: DayListsProps) {
  const lists = coverage.lists.filter((list) => list.source === source);
  const missing = [...new Set(lists.flatMap((list) => list.missing))];
  return (
    <>
      {lists.length > 0 ? (
        <DataTable
          caption="Lists of the day"
          columns={[
            { name: 'List' },
            { name: 'Announced', numeric: true },
            { name: 'Here', numeric: true },
            { name: 'Read (UTC)', numeric: true },
          ]}
          rows={lists.map((list) => ({ key: `${list.category} ${list.kind}`, cells: cellsOf(list) }))}
        />
      ) : (
        <p className="py-2 text-soft">It was not read on that day: what is missing is not known.</p>
      )}
      {missing.length > 0 && <MissingIds ids={missing} />}
      <RefetchForm
        day={day}
        source={source}
        missing={missing.length}
        last={coverage.refetches.find((each) => each.source === source)}
      />
    </>
  );
}

function cellsOf({ category, kind, count, held, known, askedAt, missing }: ListLine) {
  const isGap = missing.length > 0 || (kind !== 'deleted' && count > known);
  return [
    [category, kindText(kind)].filter(Boolean).join(', '),
    numberText(count),
    <span key="held" className={isGap ? 'font-semibold text-accent' : undefined}>
      {numberText(held)}
    </span>,
    askedAt ? instantText(askedAt) : 'not to its end',
  ];
}

function MissingIds({ ids }: { ids: string[] }) {
  return (
    <div className="py-3 text-sm">
      <h3 className="mb-1 font-semibold">Missing</h3>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {ids.map((id) => (
          <li key={id}>
            <OutboundLink
              href={`https://arxiv.org/abs/${id}`}
              className="underline decoration-edge underline-offset-4 touch:inline-block touch:py-2"
            >
              {id}
            </OutboundLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

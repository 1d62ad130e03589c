import { numberText } from '@/lib/number-text';
import { DataTable } from '@/ui/data-table';
import type { RunLine } from '../queries';

/** What became of the issues of each day. */
export function RunTable({ runs }: { runs: RunLine[] }) {
  if (runs.length === 0) return <p className="py-2 text-soft">None was due.</p>;
  return (
    <DataTable
      caption="Issues by the day on which they were due"
      columns={[
        { name: 'Day (UTC)' },
        { name: 'Sent', numeric: true },
        { name: 'Nothing new', numeric: true },
        { name: 'Failed', numeric: true },
        { name: 'Not wanted any more', numeric: true },
        { name: 'On their way', numeric: true },
      ]}
      rows={runs.map(({ day, sent, empty, failed, dropped, open }) => ({
        key: day,
        cells: [day, ...[sent, empty, failed, dropped, open].map(numberText)],
      }))}
    />
  );
}

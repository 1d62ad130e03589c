import { numberText } from '@/lib/number-text';
import { instantText } from '@/lib/time-text';
import { DataTable } from '@/ui/data-table';
import type { FailureCount } from '../queries';

/** Why mails were not accepted; most are tried again. */
export function FailureTable({ failures }: { failures: FailureCount[] }) {
  if (failures.length === 0) return <p className="py-2 text-soft">None.</p>;
  return (
    <DataTable
      caption="Reasons"
      columns={[
        { name: 'Reason' },
        { name: 'Code', numeric: true },
        { name: 'Attempts', numeric: true },
        { name: 'Last (UTC)', numeric: true },
      ]}
      rows={failures.map(({ reason, code, count, last }) => ({
        key: `${code} ${reason}`,
        cells: [
          <span key="reason" className="wrap-anywhere">
            {reason}
          </span>,
          code ?? '–',
          numberText(count),
          instantText(last),
        ],
      }))}
    />
  );
}

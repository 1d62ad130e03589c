import { instantText } from '@/lib/time-text';
import { DataTable } from '@/ui/data-table';
import { subjectTitle } from '../../subject';
import type { PausedLine } from '../queries';

const REASONS = { asked: 'by the subscriber', bounced: 'bounced', reader_gone: 'reader gone' } as const;

/** What is paused and why, the newest first. */
export function PausedTable({ paused }: { paused: PausedLine[] }) {
  if (paused.length === 0) return <p className="py-2 text-soft">None.</p>;
  return (
    <DataTable
      caption="Paused subscriptions"
      columns={[
        { name: 'Address' },
        { name: 'Follows' },
        { name: 'Why' },
        { name: 'Since (UTC)', numeric: true },
      ]}
      rows={paused.map(({ id, address, subject, reason, note, since }) => ({
        key: id,
        cells: [
          <span key="address" className="wrap-anywhere">
            {address}
          </span>,
          subjectTitle(subject),
          note ? `${REASONS[reason]}: ${note}` : REASONS[reason],
          instantText(since),
        ],
      }))}
    />
  );
}

import { durationText } from '@/lib/time-text';
import { DataTable } from '@/ui/data-table';
import type { Activity } from '../queries';

/** What is running too long, or is kept waiting, at this moment. */
export function ActivityList({ activity, overSeconds }: { activity: Activity[]; overSeconds: number }) {
  if (activity.length === 0) {
    return (
      <p className="py-2 text-soft">
        Nothing has been running for more than {overSeconds} seconds, and nothing waits for another.
      </p>
    );
  }
  return (
    <DataTable
      caption="Statements that run long or wait"
      columns={[
        { name: 'Process' },
        { name: 'State' },
        { name: 'For', numeric: true },
        { name: 'Waits for' },
        { name: 'Blocked by' },
        { name: 'Statement' },
      ]}
      rows={activity.map(({ pid, application, state, seconds, waitsFor, blockedBy, text }) => ({
        key: pid,
        cells: [
          application ? `${pid} (${application})` : pid,
          state,
          durationText(seconds * 1_000),
          waitsFor ?? 'nothing',
          blockedBy.length > 0 ? blockedBy.join(', ') : 'nobody',
          <code key="text" className="line-clamp-3 min-w-72 font-mono text-xs wrap-anywhere">
            {text}
          </code>,
        ],
      }))}
    />
  );
}

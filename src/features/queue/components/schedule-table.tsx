import { instantText } from '@/lib/time-text';
import { DataTable } from '@/ui/data-table';
import type { ScheduleLine } from '../queries';

/** When each task comes by itself. A time that is past was one of a worker that is no more. */
export function ScheduleTable({ schedules, now }: { schedules: ScheduleLine[]; now: Date }) {
  if (schedules.length === 0) return <p className="py-2 text-soft">No worker has run here yet.</p>;
  return (
    <DataTable
      caption="Schedules"
      columns={[{ name: 'Task' }, { name: 'Last due (UTC)' }, { name: 'Next (UTC)' }]}
      rows={schedules.map(({ task, dueAt, nextAt }) => ({
        key: task,
        cells: [
          <span key="task" className="wrap-anywhere">
            {task}
          </span>,
          dueAt ? instantText(dueAt) : 'never',
          nextAt && nextAt > now ? instantText(nextAt) : 'not scheduled',
        ],
      }))}
    />
  );
}

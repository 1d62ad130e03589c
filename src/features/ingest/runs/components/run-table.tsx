import { numberText } from '@/lib/number-text';
import { instantText } from '@/lib/time-text';
import { DataTable } from '@/ui/data-table';
import { Link } from '@/ui/link';
import type { RunLine } from '../queries';
import { stateOf } from '../run-text';

/** Runs, a row each. */
export function RunTable({ runs }: { runs: readonly RunLine[] }) {
  if (runs.length === 0) return <p className="py-4 text-soft">There are none.</p>;
  return (
    <DataTable
      caption="Runs"
      columns={[
        { name: 'Begun (UTC)' },
        { name: 'From' },
        { name: 'Records', numeric: true },
        { name: 'New', numeric: true },
        { name: 'Changed', numeric: true },
        { name: 'Rejected', numeric: true },
        { name: 'How it went' },
      ]}
      rows={runs.map((run) => ({ key: run.id, cells: cellsOf(run) }))}
    />
  );
}

function cellsOf(run: RunLine) {
  const { text, isWell } = stateOf(run);
  return [
    <Link
      key="run"
      href={`/admin/runs/${run.id}`}
      className="whitespace-nowrap underline decoration-edge underline-offset-4 touch:inline-block touch:py-2"
    >
      {instantText(run.startedAt)}
    </Link>,
    `${run.source}, ${run.format}`,
    numberText(run.received),
    numberText(run.created),
    numberText(run.updated),
    numberText(run.rejected),
    <span key="state" className={`block min-w-40 wrap-anywhere ${isWell ? '' : 'font-medium text-accent'}`}>
      {text}
    </span>,
  ];
}

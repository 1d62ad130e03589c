import { numberText } from '@/lib/number-text';
import { durationText } from '@/lib/time-text';
import { DataTable } from '@/ui/data-table';
import type { Statements } from '../queries';

/** The statements that took the most time, or how to have them counted. */
export function StatementList({ statements }: { statements: Statements }) {
  if (statements.state !== 'counted') return <HowToCount loaded={statements.state === 'no view'} />;
  if (statements.list.length === 0) return <p className="py-2 text-soft">None was counted yet.</p>;
  return (
    <DataTable
      caption="Statements, those first that took the most time together"
      columns={[
        { name: 'Statement' },
        { name: 'Calls', numeric: true },
        { name: 'Together', numeric: true },
        { name: 'Mean', numeric: true },
        { name: 'Longest', numeric: true },
        { name: 'Rows', numeric: true },
      ]}
      rows={statements.list.map(({ text, calls, totalMs, meanMs, maxMs, rows }, place) => ({
        key: place,
        cells: [
          <code key="text" className="line-clamp-3 min-w-72 font-mono text-xs wrap-anywhere" title={text}>
            {text}
          </code>,
          numberText(calls),
          durationText(totalMs),
          durationText(meanMs),
          durationText(maxMs),
          numberText(rows),
        ],
      }))}
    />
  );
}

/** For a Postgres of the operator's own; the embedded one counts by itself. */
function HowToCount({ loaded }: { loaded: boolean }) {
  return (
    <div className="max-w-measure space-y-2 py-2">
      <p>
        This Postgres does not show how long its statements take: its module{' '}
        <code className="font-mono text-sm">pg_stat_statements</code> is{' '}
        {loaded ? 'not set up in this database' : 'set up, but not loaded'}. To turn it on:
      </p>
      <ol className="list-decimal space-y-1 pl-5">
        <li>
          In <code className="font-mono text-sm">postgresql.conf</code> (or the settings of whoever hosts it),{' '}
          <code className="font-mono text-sm wrap-anywhere">
            shared_preload_libraries = 'pg_stat_statements'
          </code>
          , then restart Postgres. Many hosts have it loaded already.
        </li>
        <li>
          In this database, as a superuser,{' '}
          <code className="font-mono text-sm wrap-anywhere">CREATE EXTENSION pg_stat_statements;</code>
        </li>
        <li>
          For an account that may not see the statements of others,{' '}
          <code className="font-mono text-sm wrap-anywhere">GRANT pg_read_all_stats TO the_account;</code>
        </li>
      </ol>
    </div>
  );
}

import pg from 'pg';
import { parseEnv } from '@/lib/env';
import { openDatabase } from '@/lib/postgres/open';

/** Adds a job of a task that no worker knows, named by argument 1, as dead with the error in argument 2. */
const [task, error] = process.argv.slice(2);
const database = await openDatabase({ command: 'a test', settings: parseEnv(process.env) });
const client = new pg.Client({ connectionString: database.url });
await client.connect();
await client.query(
  `SELECT count(*)
   FROM graphile_worker.add_job($1, '{"of": "a test"}'::json, max_attempts => 3) AS job,
        LATERAL graphile_worker.permanently_fail_jobs(ARRAY[job.id], $2)`,
  [task, error],
);
await client.end();
await database.close();

import { readFileSync, statSync } from 'node:fs';
import pg from 'pg';
import { closeDb } from '@/lib/db';
import { broadsheet } from '../broadsheet';
import type { BenchQuery } from '../queries/query';
import type { BenchDatabase } from './database';

const SETTINGS = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_buffers': 'on',
  'auto_explain.log_parameter_max_length': '0',
};

/** What Postgres did for one statement, and how long. */
export type Plan = { ms: number; text: string };

/**
 * The plans of all statements that a search came to, with their real times, the longest first: as auto_explain wrote
 * them into the server's log, so that this knows nothing of the statements.
 */
export async function explainQuery(query: BenchQuery, { url, log }: BenchDatabase): Promise<Plan[]> {
  await broadsheet.ask(query);
  await alter(
    url,
    Object.entries(SETTINGS).map(([name, value]) => `SET ${name} = '${value}'`),
  );
  // Only connections made from now on explain.
  await closeDb();
  const { size } = statSync(log);
  try {
    await broadsheet.ask(query);
  } finally {
    await closeDb();
    await alter(
      url,
      Object.keys(SETTINGS).map((name) => `RESET ${name}`),
    );
  }
  return plansIn(readFileSync(log).subarray(size).toString());
}

async function alter(url: string, changes: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const name = client.escapeIdentifier(client.database ?? '');
    for (const change of changes) await client.query(`ALTER DATABASE ${name} ${change}`);
  } finally {
    await client.end();
  }
}

/** An entry begins with its time; the lines that belong to it are indented. */
function plansIn(log: string): Plan[] {
  const plans = log.split(/^(?=\d{4}-\d\d-\d\d )/m).flatMap((entry): Plan[] => {
    const [, ms, text] = /duration: ([\d.]+) ms {2}plan:\n([\s\S]*)$/.exec(entry) ?? [];
    return text === undefined ? [] : [{ ms: Number(ms), text: text.trimEnd() }];
  });
  return plans.toSorted((one, other) => other.ms - one.ms);
}

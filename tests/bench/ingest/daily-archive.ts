import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDay } from '@/lib/day';
import { applyMigrations } from '@/lib/migrations/apply';
import { openScratch } from '@/lib/postgres/scratch';
import { archiveFolder } from '../archive';

/**
 * How fast the archive of daily papers comes in, and with how much memory: records a second of a first pass (all
 * new) and a second (all seen before), beside merely parsing the same files as JSON in the same run.
 */
const folder = archiveFolder();
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort();

const database = await openScratch();
process.env.DATABASE_URL = database.url;
const { ingest } = await import('@/features/ingest/run');
const { closeDb } = await import('@/lib/db');

async function pass(): Promise<number> {
  let received = 0;
  for (const file of files) {
    const body = createReadStream(path.join(folder, file));
    const { run } = await ingest({ body, via: 'bench', day: parseDay(file.slice(0, 10)) });
    received += run.received;
  }
  return received;
}

function parseOnly(): number {
  return files.reduce((total, file) => {
    const parsed: unknown = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    return total + (Array.isArray(parsed) ? parsed.length : 1);
  }, 0);
}

async function measure(
  what: string,
  work: () => number | Promise<number>,
  baseline?: number,
): Promise<number> {
  const start = performance.now();
  const records = await work();
  const rate = records / ((performance.now() - start) / 1_000);
  const ratio = baseline ? `   ${(rate / baseline).toFixed(3)} × JSON.parse` : '';
  console.log(`${what.padEnd(28)}${rate.toFixed(0).padStart(8)} records/s${ratio}`);
  return rate;
}

try {
  await applyMigrations(database.url);
  const baseline = await measure('JSON.parse alone', parseOnly);
  await measure('ingest, all new', pass, baseline);
  await measure('ingest again, all seen', pass, baseline);
  console.log(
    `${'peak memory'.padEnd(28)}${(process.resourceUsage().maxRSS / 1_024).toFixed(0).padStart(8)} MiB resident`,
  );
} finally {
  await closeDb();
  await database.close();
}

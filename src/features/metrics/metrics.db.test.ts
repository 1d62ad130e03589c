import { readFileSync } from 'node:fs';
import pg from 'pg';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { GET } from '@/app/metrics/route';
import { createRun, finishRun } from '@/features/ingest/mutations';
import { noteFailure, noteSuccess } from '@/features/ingest/sources/mutations';
import { db } from '@/lib/db';
import { createLogger, type Logger } from '@/lib/logging/logger';
import { readExposition, type Series } from '../../../tests/support/exposition';
import { useTestDatabase } from '../../../tests/support/test-database';
import { exposeMetrics } from './exposition';

const TOKEN = vi.hoisted(() => {
  process.env.METRICS_TOKEN = 'a-token-for-prometheus';
  process.env.SLOW_QUERY_MS = '300';
  return 'a-token-for-prometheus';
});

useTestDatabase();

let client: pg.Client;
beforeEach(async () => {
  client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  return () => client.end();
});

const expose = async () => readExposition(await exposeMetrics());
const valuesOf = (series: Series, name: string) =>
  Object.fromEntries([...series.values].filter(([key]) => key === name || key.startsWith(`${name}{`)));

describe('metrics', () => {
  it('are as Prometheus reads them, named and described as it asks for', async () => {
    await db.paper.count();
    const series = await expose();
    for (const [name, { type, help }] of series.families) {
      expect(help, name).toMatch(/\S/);
      expect(name).toMatch(/^(broadsheet|process|nodejs)_[a-z0-9_]+$/);
      // Base units, and what is counted ends in what says so.
      expect(name).not.toMatch(/(milliseconds|_ms|kilobytes|megabytes)(_|$)/);
      if (name.startsWith('broadsheet_')) expect(name.endsWith('_total'), name).toBe(type === 'counter');
    }
    const broadsheet = [...series.families.keys()].filter((name) => name.startsWith('broadsheet_'));
    expect(broadsheet).toEqual(
      expect.arrayContaining([
        'broadsheet_http_requests_total',
        'broadsheet_http_request_duration_seconds',
        'broadsheet_page_cache_lookups_total',
        'broadsheet_database_pool_connections',
        'broadsheet_ingest_records_total',
        'broadsheet_source_last_success_timestamp_seconds',
      ]),
    );
    for (const name of ['nodejs_eventloop_lag_seconds', 'process_resident_memory_bytes']) {
      expect(series.values.get(name), name).toBeGreaterThanOrEqual(0);
    }
    expect(series.values.get('broadsheet_database_up')).toBe(1);
    expect(series.values.get('broadsheet_database_pool_connections{state="idle"}')).toBeGreaterThan(0);
  });

  it('tell what came in, by the way it came', async () => {
    for (const source of ['api', 'api', 'arxiv-rss']) {
      const { id } = await createRun({ source, format: 'bibtex', day: null, announced: false });
      await db.ingestRun.update({
        where: { id },
        data: { received: 6, created: 3, updated: 2, rejected: 1 },
      });
      await finishRun(id, null);
    }
    const records = valuesOf(await expose(), 'broadsheet_ingest_records_total');
    expect(records).toMatchObject({
      'broadsheet_ingest_records_total{source="api",outcome="created"}': 6,
      'broadsheet_ingest_records_total{source="api",outcome="rejected"}': 2,
      'broadsheet_ingest_records_total{source="arxiv-rss",outcome="updated"}': 2,
    });
  });

  it('tell when a source last did what it should, and what of it failed since', async () => {
    const part = { source: 'arxiv-rss', part: 'cs.CL' };
    await noteSuccess(part, new Date('2026-11-27T12:00:00Z'));
    await noteSuccess({ ...part, part: 'cs.LG' }, new Date('2026-11-28T12:00:00Z'));
    await noteFailure(part, 'it answers 500', new Date('2026-11-28T13:00:00Z'));
    const { values } = await expose();
    const success = values.get('broadsheet_source_last_success_timestamp_seconds{source="arxiv-rss"}');
    expect(success).toBe(Date.parse('2026-11-28T12:00:00Z') / 1_000);
    expect(values.get('broadsheet_source_failing_parts{source="arxiv-rss"}')).toBe(1);
  });

  it('tell what waits for the worker and what it gave up', async () => {
    await client.query(`
      SELECT graphile_worker.add_job('ingest.daily', run_at := '2026-11-28T06:00:00Z');
      SELECT graphile_worker.add_job('ingest.daily', run_at := '2026-11-28T05:00:00Z');
      SELECT graphile_worker.add_job('digest.send', run_at := now() + interval '1 day');
      SELECT graphile_worker.add_job('digest.send', max_attempts := 1);
      SELECT graphile_worker.add_job('digest.send', max_attempts := 1, flags := ARRAY['replaced'])`);
    await client.query(`
      UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE max_attempts = 1`);
    const series = await expose();
    expect(valuesOf(series, 'broadsheet_jobs')).toEqual({
      'broadsheet_jobs{task="ingest.daily",state="waiting"}': 2,
      'broadsheet_jobs{task="digest.send",state="scheduled"}': 1,
      'broadsheet_jobs{task="digest.send",state="dead"}': 1,
    });
    expect(valuesOf(series, 'broadsheet_jobs_oldest_due_timestamp_seconds')).toEqual({
      'broadsheet_jobs_oldest_due_timestamp_seconds{task="ingest.daily"}':
        Date.parse('2026-11-28T05:00:00Z') / 1_000,
    });
  });

  it('tell what became of digests', async () => {
    const address = 'reader@example.net';
    const { id: subscriptionId } = await db.subscription.create({
      data: {
        subscriber: { create: { address, addressKey: address } },
        ...{ subject: 'board', cadence: 'daily', hour: 8, timeZone: 'UTC', paperCount: 10 },
      },
    });
    const at = new Date('2026-11-28T08:00:00Z');
    await db.digestIssue.createMany({
      data: (['sent', 'sent', 'failed', null] as const).map((outcome, day) => ({
        ...{ subscriptionId, outcome, notBefore: at, queuedAt: at, closedAt: outcome && at },
        period: new Date(Date.UTC(2026, 10, day + 1)),
      })),
    });
    expect(valuesOf(await expose(), 'broadsheet_digest_issues')).toEqual({
      'broadsheet_digest_issues{outcome="sent"}': 2,
      'broadsheet_digest_issues{outcome="failed"}': 1,
      'broadsheet_digest_issues{outcome="pending"}': 1,
    });
  });

  it('are those that docs/operating.md speaks of', async () => {
    const { families } = await expose();
    const named = new Set(readFileSync('docs/operating.md', 'utf8').match(/broadsheet_[a-z_]+/g));
    expect(named.size).toBeGreaterThan(10);
    expect([...named].filter((name) => !families.has(name))).toEqual([]);
  });

  it('are those of the process alone while the database is away', async () => {
    await client.query('ALTER TABLE ingest_runs RENAME TO runs_away');
    const { values, families } = await expose();
    expect(values.get('broadsheet_database_up')).toBe(0);
    expect(families.has('broadsheet_papers')).toBe(false);
    expect(families.has('broadsheet_page_cache_pages')).toBe(true);
    await client.query('ALTER TABLE runs_away RENAME TO ingest_runs');
  });
});

describe('a slow statement', () => {
  it('is logged and counted, without what it was given', async () => {
    const lines: string[] = [];
    const write = (line: string) => lines.push(line);
    const process = globalThis as { broadsheetLog?: Logger };
    process.broadsheetLog = createLogger({ level: 'warn', format: 'json', secrets: [], write });
    await db.$queryRaw`SELECT pg_sleep(0.4)::text AS slept, ${'what was given'} AS secret`;
    delete process.broadsheetLog;
    const line = lines.find((each) => each.includes('pg_sleep'));
    expect(JSON.parse(line ?? '')).toEqual({
      level: 'warn',
      time: expect.any(String),
      ms: expect.any(Number),
      statement: 'SELECT pg_sleep(0.4)::text AS slept, $1 AS secret',
      message: 'slow statement',
    });
    const { values } = await expose();
    expect(values.get('broadsheet_database_slow_statements_total')).toBeGreaterThanOrEqual(1);
  });
});

describe('/metrics on the main port', () => {
  const ask = (headers: Record<string, string>) => GET(new Request('http://localhost/metrics', { headers }));

  it('is there for whoever has the token', async () => {
    const response = await ask({ Authorization: `Bearer ${TOKEN}` });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(readExposition(await response.text()).values.get('broadsheet_papers')).toBe(0);
  });

  it('is nothing to everybody else', async () => {
    for (const given of [
      '',
      'Bearer',
      'Bearer a-token-for-prometheu',
      `Basic ${TOKEN}`,
      `Bearer ${TOKEN} ${TOKEN}`,
    ]) {
      const response = await ask(given ? { Authorization: given } : {});
      expect(response.status, given).toBe(404);
      expect(await response.json()).toMatchObject({ code: 'not_found' });
    }
  });
});

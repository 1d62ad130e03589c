import { z } from 'zod';
import type { Operation } from '../operation';
import { readOperation } from '../operation';
import { count, instant } from '../papers/schema';
import { dayParameter, rowCursor, rowParameter, text, told } from '../parameters';

const counts = {
  received: count.meta({ description: 'What follows adds up to it.' }),
  created: count,
  updated: count,
  unchanged: count,
  rejected: count,
};

const run = z
  .object({
    id: z.int().positive(),
    source: z.string().meta({ description: 'Which way it came: `api`, `cli`, or a source.' }),
    format: z.string(),
    ...counts,
    startedAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'Run' });

const keptRun = run
  .extend({ failure: z.string().nullable().meta({ description: 'Why it was not read to its end.' }) })
  .meta({ id: 'KeptRun' });

const next = z
  .int()
  .nullable()
  .meta({ description: 'Give it as `cursor` for what follows; null where nothing does. Also in `Link`.' });

const path = '/api/v1/ingest';

export const ingestOperation = {
  id: 'ingest',
  example: '/api/v1/ingest?day=2026-06-30',
  method: 'post',
  path,
  group: 'Taking papers in',
  title: 'Take papers in',
  about:
    'The body in any format that Broadsheet knows, plain or gzip. The same body again changes nothing. A body that breaks off is 400, and what was read before it stays. With an `Idempotency-Key` it is done once: sent again within a day it is answered as it was. As `POST /api/ingest`.',
  pathInput: z.strictObject({}),
  queryInput: z.strictObject({
    format: told(text(100).optional(), {
      description: 'The format, where it is not to be told from the content.',
      example: 'broadsheet-jsonl',
    }),
    day: dayParameter({
      description: 'The edition to put the papers in, whatever the body says.',
      example: '2026-06-30',
    }),
  }),
  output: z
    .object({
      run,
      rejections: z
        .array(z.object({ index: count, reason: z.string(), excerpt: z.string() }))
        .meta({ description: 'The first hundred.' }),
    })
    .meta({ id: 'IngestResult' }),
  scope: 'ingest',
  missing: null,
} as const satisfies Operation;

export const listRunsOperation = readOperation({
  id: 'listRuns',
  example: '/api/v1/ingest/runs',
  path: `${path}/runs`,
  group: 'Taking papers in',
  title: 'Runs, the newest first',
  about: '50 an answer.',
  pathInput: z.strictObject({}),
  queryInput: z.strictObject({
    source: told(text(100).default(''), { description: 'Of one source only.', example: 'api' }),
    cursor: rowCursor,
  }),
  output: z.object({ items: z.array(keptRun), next }).meta({ id: 'Runs' }),
  scope: 'ingest',
});

export const getRunOperation = readOperation({
  id: 'getRun',
  example: '/api/v1/ingest/runs/1',
  path: `${path}/runs/{id}`,
  group: 'Taking papers in',
  title: 'A run and what it rejected',
  about: 'A hundred rejections an answer, each with its reason and its raw text.',
  pathInput: z.strictObject({
    id: rowParameter({ description: 'The number of the run.', example: 1 }),
  }),
  queryInput: z.strictObject({
    cursor: rowCursor,
  }),
  output: z
    .object({
      run: keptRun,
      items: z.array(z.object({ index: count, reason: z.string(), rawText: z.string() })),
      next,
    })
    .meta({ id: 'RunWithRejections' }),
  scope: 'ingest',
  missing: 'There is no such ingest run.',
});

import { z } from 'zod';
import { rowId } from '@/features/ingest/runs/schema';
import type { Operation } from '../operation';
import { readOperation } from '../operation';
import { count, instant } from '../papers/schema';
import { dayParameter, text } from '../parameters';

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
  method: 'post',
  path,
  group: 'Taking papers in',
  title: 'Take papers in',
  about:
    'The body in any format that Broadsheet knows, plain or gzip. The same body again changes nothing. A body that breaks off is 400, and what was read before it stays. With an `Idempotency-Key` it is done once: sent again within a day it is answered as it was. As `POST /api/ingest`.',
  pathInput: z.strictObject({}),
  queryInput: z.strictObject({
    format: text(100, {
      description: 'The format, where it is not to be told from the content.',
      example: 'broadsheet-jsonl',
    }).optional(),
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
  path: `${path}/runs`,
  group: 'Taking papers in',
  title: 'Runs, the newest first',
  about: '50 an answer.',
  pathInput: z.strictObject({}),
  queryInput: z.strictObject({
    source: text(100, { description: 'Of one source only.', example: 'api' }).default(''),
    cursor: rowId.optional().meta({
      description: 'Where to go on: the `next` of the answer before.',
      override: { type: 'integer', minimum: 1, maximum: 999_999_999 },
    }),
  }),
  output: z.object({ items: z.array(keptRun), next }).meta({ id: 'Runs' }),
  scope: 'ingest',
});

export const getRunOperation = readOperation({
  id: 'getRun',
  path: `${path}/runs/{id}`,
  group: 'Taking papers in',
  title: 'A run and what it rejected',
  about: 'A hundred rejections an answer, each with its reason and its raw text.',
  pathInput: z.strictObject({
    id: rowId.meta({
      description: 'The number of the run.',
      param: { example: 1 },
      override: { type: 'integer', minimum: 1, maximum: 999_999_999 },
    }),
  }),
  queryInput: z.strictObject({
    cursor: z
      .string()
      .regex(/^\d{1,9}$/, 'must be the `next` of an answer')
      .transform(Number)
      .optional()
      .meta({
        description: 'Where to go on: the `next` of the answer before.',
        override: { type: 'integer', minimum: 0, maximum: 999_999_999 },
      }),
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

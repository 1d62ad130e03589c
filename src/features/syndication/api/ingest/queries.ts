import 'server-only';
import { getRun } from '@/features/ingest/queries';
import { listRuns } from '@/features/ingest/runs/queries';
import type { Found } from '../found';
import type { InputOf, OutputOf } from '../operation';
import type { getRunOperation, listRunsOperation } from './operations';

type Kept = NonNullable<Awaited<ReturnType<typeof getRun>>>['run'];

export async function findRuns({
  source,
  cursor,
}: InputOf<typeof listRunsOperation>): Promise<Found<OutputOf<typeof listRunsOperation>>> {
  const { runs, next } = await listRuns({ source, before: cursor ?? null });
  return { content: { items: runs.map(toldRun), next }, paperIds: [] };
}

export async function findRun({
  id,
  cursor,
}: InputOf<typeof getRunOperation>): Promise<Found<OutputOf<typeof getRunOperation>>> {
  const found = await getRun(id, cursor ?? null);
  if (!found) return null;
  return { content: { run: toldRun(found.run), items: found.rejections, next: found.next }, paperIds: [] };
}

function toldRun({ id, source, format, received, created, updated, unchanged, rejected, ...run }: Kept) {
  return {
    id,
    source,
    format,
    received,
    created,
    updated,
    unchanged,
    rejected,
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    failure: run.failure,
  };
}

import type { SourceContext } from '@/features/ingest/sources/context';
import type { SourceSummary } from '@/features/ingest/sources/run-source';
import type { Source } from '@/features/ingest/sources/table';
import { env } from '@/lib/env';
import { OperatorError } from '@/lib/operator-error';
import type { Say } from '../command';
import { watchInterruption } from '../interruption';
import { countsInWords } from './files';
import { ProgressLine } from './progress-line';
import type { SourceRequest } from './source-request';

type Work = { source: Source; run: (context: SourceContext) => Promise<void> };

/** Fetches from a source until it is done, fails or is stopped. */
export async function ingestSource(
  request: SourceRequest,
  { json, say }: { json: boolean; say: Say },
): Promise<void> {
  const { runSource } = await import('@/features/ingest/sources/run-source');
  const { source, run } = await workOf(request);
  const line = new ProgressLine(process.stderr, say);
  const { signal, forget } = watchInterruption(
    'Stopped. What was taken in stays; the same command goes on from there.',
  );
  try {
    const summary = await runSource(source, run, {
      holder: 'npm run ingest',
      signal,
      onProgress: (progress, counts) => line.show(progress, counts),
    });
    line.clear();
    report(summary, { json, say });
  } finally {
    line.clear();
    forget();
  }
}

async function workOf(request: SourceRequest): Promise<Work> {
  const { ARXIV_API, isOff, SOURCES } = await import('@/features/ingest/sources/table');
  if (request.want === 'ids') {
    const { fetchByIds, readIds } = await import('@/features/ingest/sources/arxiv-api/by-ids');
    const ids = readIds(request.ids);
    return { source: ARXIV_API, run: (context) => fetchByIds(context, ids) };
  }
  if (request.want === 'query') {
    const { fetchByQuery } = await import('@/features/ingest/sources/arxiv-api/by-query');
    return { source: ARXIV_API, run: (context) => fetchByQuery(context, request.query) };
  }
  for (const source of SOURCES.filter(({ family }) => family === request.family)) {
    const { fetchNew, fetchRange, name, needs } = source;
    if (isOff(source, env()))
      throw new OperatorError(`${name} is off: set ${needs} (.env.example says to what).`);
    if (request.want === 'new' && fetchNew) return { source, run: fetchNew };
    if (request.want === 'range' && fetchRange) {
      return { source, run: (context) => fetchRange(context, request) };
    }
  }
  throw new Error(`no source of ${request.family} fetches ${request.want}`);
}

function report(summary: SourceSummary, { json, say }: { json: boolean; say: Say }): void {
  const { source, counts, rejections, notes, failure } = summary;
  for (const note of notes) say(`${source}: ${note}`);
  for (const { run, index, reason } of rejections)
    say(`${source}: run ${run}, record ${index} rejected: ${reason}`);
  const more = counts.rejected - rejections.length;
  if (more > 0) say(`${source}: ${more} more rejected, kept with their runs`);
  if (failure) say(`${source}: ${failure.message}`);
  const answer = { ...summary, failure: failure?.message ?? null };
  console.log(json ? JSON.stringify(answer) : `${source}: ${countsInWords(counts)}`);
  if (failure) process.exitCode = 1;
}

/** Prints every source: what it brings, when, and how it stands. */
export async function printSources(): Promise<void> {
  const { SOURCES } = await import('@/features/ingest/sources/table');
  const { listSourceStates } = await import('@/features/ingest/sources/queries');
  const states = await listSourceStates();
  for (const { name, title, schedule } of SOURCES) {
    console.log(`${name}: ${title} (${schedule ? `${schedule} UTC` : 'by hand'})`);
    for (const state of states.filter(({ source }) => source === name)) {
      const { part, attemptedAt, succeededAt, failure, failingSince } = state;
      const asked = `asked ${attemptedAt?.toISOString() ?? 'never'}`;
      const succeeded = `succeeded ${succeededAt?.toISOString() ?? 'never'}`;
      const since = failingSince ? `, failing since ${failingSince.toISOString()}` : '';
      console.log(
        `  ${part || 'new'}: ${asked}, ${succeeded}${since}${failure ? `; failed: ${failure}` : ''}`,
      );
    }
  }
}

import { getPaper } from '@/features/papers/queries';
import { db } from '@/lib/db';
import { ingestText, jsonLine } from '../../../../../tests/support/ingest-text';
import type { Received, Recorded, Route } from '../../../../../tests/support/replay/answer';
import { SUMMARIES } from '../table';
import { type SourceBench, useSources } from '../testing';
import { fetchSummaries } from './summaries';

/** Where an endpoint is asked. */
export const PATH = '/v1/chat/completions';
export const HOUR_MS = 3_600_000;
export const SENTENCE =
  'A loom that adds numbers while it weaves makes half the errors of a clerk on quilted patterns.';
export const KEYWORDS = ['looms', 'weaving', 'mechanical arithmetic'];
export const ABSTRACT =
  'We build a loom that adds numbers while it weaves and makes half the errors of a clerk.';

/** An answer of a model with this content. */
export const completion = (content: string, usage: object | null = { total_tokens: 500 }): Recorded => ({
  body: JSON.stringify({
    choices: [{ message: { content }, finish_reason: 'stop' }],
    ...(usage && { usage }),
  }),
});
/** One that can be used. */
export const good = (change: object = {}) =>
  completion(JSON.stringify({ summary: SENTENCE, keywords: KEYWORDS, ...change }));

type Fields = { arxivId: string; day?: string; [more: string]: unknown };

/** Takes papers in as a source tells them. */
export async function take(...papers: Fields[]) {
  const lines = papers.map(({ arxivId, day = '2026-11-27', ...more }) =>
    jsonLine({
      arxivId,
      title: `Looms, part ${arxivId}`,
      abstract: ABSTRACT,
      editions: [{ day }],
      ...more,
    }),
  );
  await ingestText(lines.join(''), { via: 'test', format: 'broadsheet-jsonl' });
}

/** An endpoint that answers so, for tests of what is asked there. */
export function useEndpoint() {
  const open = useSources();
  return (route: Route) => open({ [PATH]: route });
}

export const settingsOf = ({ server }: SourceBench) => ({
  SUMMARY_URL: server.url('/v1'),
  SUMMARY_MODEL: 'qwen3:8b',
});

/** Asks for the summaries that are lacking. */
export const write = (bench: SourceBench, settings = {}, signal?: AbortSignal) =>
  bench.run(SUMMARIES, fetchSummaries, {
    settings: { ...settingsOf(bench), ...settings },
    ...(signal && { signal }),
  });
export const paper = async (key: string) => (await getPaper(key))?.paper ?? null;
export const question = ({ body }: Received) => JSON.parse(body);
export const askedAbout = ({ server }: SourceBench) =>
  server.requests.map((request) => JSON.parse(question(request).messages[1].content).title);
export const spent = async () => (await db.summaryDay.findFirst())?.tokens ?? 0;

import { type Internet, useInternet } from '@/lib/fetching/testing';
import type { Route } from '../../../../tests/support/replay/answer';
import type { Progress, SourceContext, SourceSettings } from './context';
import { type Outside, runSource, type SourceSummary } from './run-source';
import type { Source } from './table';

export type SourceBench = Internet & {
  progress: Progress[];
  /** What the replay server is to a source. */
  outside: Outside;
  /** Runs a source against the replay server, on the clock of the test. */
  run: (
    source: Source,
    work: (context: SourceContext) => Promise<void>,
    options?: { signal?: AbortSignal; settings?: Partial<SourceSettings> },
  ) => Promise<SourceSummary>;
};

/** Opens an internet for one test, in which all sources live on one server: RSS under /rss, OAI-PMH at /oai, … */
export function useSources() {
  const open = useInternet();
  return async (routes: Record<string, Route>): Promise<SourceBench> => {
    const internet = await open(routes);
    const { clock, fetchFrom, fetchText, server } = internet;
    const progress: Progress[] = [];
    const outside = { clock, fetcher: { fetchFrom, fetchText }, settings: settingsFor(server) };
    const run: SourceBench['run'] = (source, work, { signal, settings } = {}) =>
      runSource(source, work, {
        holder: 'a test',
        signal: signal ?? new AbortController().signal,
        onProgress: (each) => progress.push(each),
        outside: { ...outside, settings: { ...outside.settings, ...settings } },
      });
    return { ...internet, progress, outside, run };
  };
}

/** Where the sources are on a replay server. */
export function settingsFor({ url }: Internet['server']): SourceSettings {
  return {
    ARXIV_CATEGORIES: ['cs.CL', 'hep-th'],
    ARXIV_EDITIONS: false,
    ARXIV_RSS_URL: url('/rss'),
    ARXIV_API_URL: url('/api/query'),
    ARXIV_OAI_URL: url('/oai'),
    HUGGINGFACE_URL: url(''),
    GITHUB_URL: url('/github'),
    GITHUB_TOKEN: undefined,
    SUMMARY_URL: undefined,
    SUMMARY_MODEL: undefined,
    SUMMARY_KEY: undefined,
    SUMMARY_DAILY_TOKENS: 100_000,
    SUMMARY_MAX_PAPERS: 10,
    INGEST_MAX_BYTES: 2 ** 20,
  };
}

/** The query of a request, for routes that answer by it. */
export function queryOf({ path }: { path: string }): Record<string, string> {
  return Object.fromEntries(new URL(path, 'http://source').searchParams);
}

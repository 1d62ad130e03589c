import type { Env } from '@/lib/env';
import type { Clock } from '@/lib/fetching/clock';
import type { Fetcher } from '@/lib/fetching/fetcher';
import type { Tally } from './tally';

/** Where the sources answer, and what is followed there. */
export type SourceSettings = Pick<
  Env,
  | 'ARXIV_CATEGORIES'
  | 'ARXIV_EDITIONS'
  | 'ARXIV_RSS_URL'
  | 'ARXIV_API_URL'
  | 'ARXIV_OAI_URL'
  | 'HUGGINGFACE_URL'
  | 'GITHUB_URL'
  | 'GITHUB_TOKEN'
  | 'SUMMARY_URL'
  | 'SUMMARY_MODEL'
  | 'SUMMARY_KEY'
  | 'SUMMARY_DAILY_TOKENS'
  | 'SUMMARY_MAX_PAPERS'
  | 'INGEST_MAX_BYTES'
>;

/** How it stands with what a source looks after, in words for the operator. */
export type SourceFact = { name: string; text: string };

/** How far a run of a source is: `done` of `total` days, categories or pages. */
export type Progress = {
  done: number;
  /** Null where nobody knows. */
  total: number | null;
  unit: 'days' | 'categories' | 'papers' | 'repositories';
  /** What is being read: "2026-06-12 cs:cs:CL". */
  at: string;
};

/** What a run of a source works with. Tests bring their own internet and clock. */
export type SourceContext = {
  /** The name of the source, as in the table of sources. */
  source: string;
  fetcher: Fetcher;
  clock: Pick<Clock, 'now' | 'sleep'>;
  /** Ends the run between two records. */
  signal: AbortSignal;
  settings: SourceSettings;
  tally: Tally;
  onProgress: (progress: Progress) => void;
};

export function nowOf({ clock }: Pick<SourceContext, 'clock'>): Date {
  return new Date(clock.now());
}

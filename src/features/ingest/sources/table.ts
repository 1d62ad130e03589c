import 'server-only';
import type { Site } from '@/lib/fetching/asked';
import { fetchChanged } from './arxiv-oai/arxiv-oai';
import { fetchAnnouncements } from './arxiv-rss';
import type { SourceContext, SourceFact, SourceSettings } from './context';
import { fetchStars } from './github-stars/github-stars';
import { listStarFacts } from './github-stars/queries';
import { fetchDays, fetchNewDays } from './huggingface-daily';
import type { RangeRequest } from './range';
import { ARXIV, GITHUB, HUGGING_FACE, SUMMARY_ENDPOINT } from './sites';
import { listSummaryFacts } from './summaries/queries';
import { fetchSummaries } from './summaries/summaries';

export type Source = {
  /** Also the `source` of its runs, and of its state. */
  name: string;
  /** What an operator names: `--source arxiv`. */
  family: 'arxiv' | 'huggingface' | 'github' | 'summaries';
  /** One line for people: what it brings. */
  title: string;
  site: Site;
  /** When to fetch what is new, as a cron expression in UTC; null where it is only asked for by hand. */
  schedule: string | null;
  fetchNew?: (context: SourceContext) => Promise<void>;
  fetchRange?: (context: SourceContext, request: RangeRequest) => Promise<void>;
  /** It brings no papers, but looks after those that are held; this is how it stands with them. */
  listFacts?: (now: Date, settings: SourceSettings) => Promise<SourceFact[]>;
  /** The setting without which it is off. */
  needs?: keyof SourceSettings;
};

/** Whether the operator has not set what it needs. */
export function isOff({ needs }: Source, settings: SourceSettings): boolean {
  return needs !== undefined && settings[needs] === undefined;
}

export const ARXIV_RSS: Source = {
  name: 'arxiv-rss',
  family: 'arxiv',
  title: 'what arXiv announced today in the categories that are followed',
  site: ARXIV,
  // Announced at midnight in New York, Monday to Friday: 4:00 or 5:00. The later times cost a 304 where it was there.
  schedule: '20 5,8,12 * * 1-5',
  fetchNew: fetchAnnouncements,
};

export const ARXIV_API: Source = {
  name: 'arxiv-api',
  family: 'arxiv',
  title: 'papers of arXiv by their ids, or by a query',
  site: ARXIV,
  schedule: null,
};

export const ARXIV_OAI: Source = {
  name: 'arxiv-oai',
  family: 'arxiv',
  title: 'what arXiv changed on a range of days in the categories that are followed',
  site: ARXIV,
  schedule: null,
  fetchRange: fetchChanged,
};

export const HUGGING_FACE_DAILY: Source = {
  name: 'huggingface-daily',
  family: 'huggingface',
  title: "Hugging Face's daily papers, with their votes",
  site: HUGGING_FACE,
  schedule: '40 */3 * * *',
  fetchNew: fetchNewDays,
  fetchRange: fetchDays,
};

export const GITHUB_STARS: Source = {
  name: 'github-stars',
  family: 'github',
  title: 'the stars of the repositories that papers link, for what is trending',
  site: GITHUB,
  // GitHub counts by the hour. Snapshots are taken at the full one.
  schedule: '20 * * * *',
  fetchNew: fetchStars,
  listFacts: listStarFacts,
};

export const SUMMARIES: Source = {
  name: 'summaries',
  family: 'summaries',
  title: 'a sentence and keywords, by a model of yours, for papers of recent editions that have no summary',
  site: SUMMARY_ENDPOINT,
  schedule: '50 * * * *',
  fetchNew: fetchSummaries,
  listFacts: listSummaryFacts,
  needs: 'SUMMARY_URL',
};

/** Every source that fetches. */
export const SOURCES: readonly Source[] = [
  ARXIV_RSS,
  ARXIV_API,
  ARXIV_OAI,
  HUGGING_FACE_DAILY,
  GITHUB_STARS,
  SUMMARIES,
];

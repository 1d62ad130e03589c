import 'server-only';
import type { Site } from '@/lib/fetching/asked';
import { fetchChanged } from './arxiv-oai/arxiv-oai';
import { fetchAnnouncements } from './arxiv-rss';
import type { SourceContext } from './context';
import { fetchDays, fetchNewDays } from './huggingface-daily';
import type { RangeRequest } from './range';
import { ARXIV, HUGGING_FACE } from './sites';

export type Source = {
  /** Also the `source` of its runs, and of its state. */
  name: string;
  /** What an operator names: `--source arxiv`. */
  family: 'arxiv' | 'huggingface';
  /** One line for people: what it brings. */
  title: string;
  site: Site;
  /** When to fetch what is new, as a cron expression in UTC; null where it is only asked for by hand. */
  schedule: string | null;
  fetchNew?: (context: SourceContext) => Promise<void>;
  fetchRange?: (context: SourceContext, request: RangeRequest) => Promise<void>;
};

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

/** Every source that fetches. */
export const SOURCES: readonly Source[] = [ARXIV_RSS, ARXIV_API, ARXIV_OAI, HUGGING_FACE_DAILY];

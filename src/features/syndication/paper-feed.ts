import type { PaperDetail } from '@/features/papers/queries';
import { type FeedFormat, feedUrl } from './address';
import { atomDocument } from './atom';
import { entityTag } from './conditional';
import type { Feed } from './feed';
import { jsonFeedDocument } from './json-feed';
import { newest, paperEntry } from './paper-entry';

/** When nothing is known of a time, a feed still has to name one, and the same one always. */
const NEVER = new Date(0);

const WRITERS: Record<FeedFormat, (feed: Feed) => string> = { atom: atomDocument, json: jsonFeedDocument };

/** A view of papers, as a page shows it. */
export type PaperView = Omit<Feed, 'updated' | 'entries' | 'publisher' | 'siteUrl' | 'hub'> & {
  papers: PaperDetail[];
  /** When something else than its papers changed; null where nothing else can. */
  changed: Date | null;
};

type Site = Pick<Feed, 'publisher' | 'siteUrl' | 'hub'>;

export type BuiltFeed = {
  body: string;
  tag: string;
  paperIds: number[];
  modified: Date;
  /** For the answer's `Link`: a hub's client looks there first (WebSub, section 4). */
  link: string | null;
};

/** A view of papers as a feed. */
export function paperFeed(view: PaperView, site: Site, format: FeedFormat): BuiltFeed {
  const { papers, changed, ...rest } = view;
  const entries = papers.map((paper) => paperEntry(paper, site.siteUrl));
  const updated = newest(entries.map((entry) => entry.updated)) ?? changed ?? NEVER;
  const self = feedUrl(site.siteUrl, view.page, format);
  const body = WRITERS[format]({ ...rest, ...site, entries, updated });
  return {
    body,
    tag: entityTag(body),
    paperIds: papers.map(({ id }) => id),
    modified: newest([changed, ...papers.map(({ changedAt }) => changedAt)]) ?? NEVER,
    link: site.hub && `<${site.hub}>; rel="hub", <${self}>; rel="self"`,
  };
}

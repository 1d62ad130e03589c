import { element } from '@/lib/xml';
import { feedUrl } from './address';

export const OPML_TYPE = 'text/x-opml';

/** A list of feeds, as readers' programs take it in (OPML 2.0, https://opml.org/spec2.opml). */
export type FeedList = {
  title: string;
  siteUrl: string;
  modified: Date;
  /** Under a heading each: pages of the site that have a feed. */
  groups: { title: string; pages: { title: string; page: string }[] }[];
};

/** The list as a document, well-formed whatever its texts hold. */
export function opmlDocument({ title, siteUrl, modified, groups }: FeedList): string {
  const outlines = groups.map((group) =>
    element(
      'outline',
      { text: group.title, title: group.title },
      group.pages.map((each) =>
        element('outline', {
          // The name of any feed there.
          type: 'rss',
          text: each.title,
          title: each.title,
          xmlUrl: feedUrl(siteUrl, each.page, 'atom'),
          htmlUrl: siteUrl + each.page,
        }),
      ),
    ),
  );
  const head = element('head', {}, [
    element('title', {}, title),
    element('dateModified', {}, modified.toUTCString()),
    element('docs', {}, 'https://opml.org/spec2.opml'),
  ]);
  const root = element('opml', { version: '2.0' }, [head, element('body', {}, outlines)]);
  return `<?xml version="1.0" encoding="utf-8"?>\n${root.xml}\n`;
}

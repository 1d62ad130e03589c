import { listPaperDetails } from '@/features/papers/queries';
import type { FeedParts } from '@/features/syndication/feed';
import type { PaperView } from '@/features/syndication/paper-feed';
import { env } from '@/lib/env';

/** What a feed shows, or the page whose feed it is now; null where there is no such view. */
export type FoundView = { view: PaperView; movedTo: null } | { view: null; movedTo: string } | null;

export const movedTo = (page: string): FoundView => ({ view: null, movedTo: page });

type Shown = {
  /** Without the site's name. */
  title: string;
  subtitle: string;
  /** The page, and the page by which the feed is known. */
  page: string;
  home: string;
  parts: FeedParts;
  papers: { id: number }[];
  changed?: Date | null;
};

/** A view of the papers that a page shows, each with its whole abstract. */
export async function viewOf({ title, papers, changed = null, ...shown }: Shown): Promise<FoundView> {
  const details = await listPaperDetails(papers.map(({ id }) => id));
  const { SITE_NAME } = env();
  return {
    view: { ...shown, title: title === '' ? SITE_NAME : `${title} · ${SITE_NAME}`, papers: details, changed },
    movedTo: null,
  };
}

type Paged = Omit<Shown, 'page' | 'home' | 'parts'> & {
  page: number;
  pages: number;
  href: (page: number) => string;
};

/** A view of one page of a list; null beyond its last one. */
export async function pagedView({ page, pages, href, ...shown }: Paged): Promise<FoundView> {
  if (page > pages) return null;
  const parts: FeedParts =
    pages === 1
      ? { kind: 'complete' }
      : {
          kind: 'paged',
          first: href(1),
          previous: page > 1 ? href(page - 1) : null,
          next: page < pages ? href(page + 1) : null,
          last: href(pages),
        };
  return viewOf({ ...shown, page: href(page), home: href(1), parts });
}

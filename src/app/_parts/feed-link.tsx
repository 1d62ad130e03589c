import { feedHref } from '@/features/syndication/address';
import { Icon } from '@/ui/icon';

/** Leads to the feed of a page. */
export function FeedLink({ page, children }: { page: string; children: string }) {
  return (
    <p className="text-sm lg:py-3">
      {/* Not a link within the site: what is there is no page. */}
      <a
        href={feedHref(page, 'atom')}
        className="inline-flex min-h-11 items-center gap-2 text-soft hover:text-ink"
      >
        <Icon name="feed" />
        {children}
      </a>
    </p>
  );
}

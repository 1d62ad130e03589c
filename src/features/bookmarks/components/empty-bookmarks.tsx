import { ButtonLink } from '@/ui/button';
import { Icon } from '@/ui/icon';

/** How to begin, and where bookmarks are kept. */
export function EmptyBookmarks() {
  return (
    <section className="max-w-measure py-10">
      <h2 className="mb-3 font-serif text-2xl font-medium text-balance">No bookmarks yet</h2>
      <p className="mb-3 text-lg text-pretty text-soft">
        Press the ribbon <Icon name="bookmark" className="inline size-4.5 align-[-0.2em] text-ink" /> beside a
        paper to keep it here. It needs no account: a cookie in this browser remembers which bookmarks are
        yours, for a year since your last visit.
      </p>
      <p className="mb-6 text-lg text-pretty text-soft">
        Nobody else sees them, and you can take them elsewhere as BibTeX or JSON at any time.
      </p>
      <ButtonLink href="/">Today’s papers</ButtonLink>
    </section>
  );
}

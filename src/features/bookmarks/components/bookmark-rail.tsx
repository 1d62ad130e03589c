import { buttonClass } from '@/ui/button';
import { Icon } from '@/ui/icon';

const EXPORTS = [
  { format: 'bibtex', name: 'BibTeX' },
  { format: 'json', name: 'JSON' },
];

/** Where bookmarks are kept, and how to take all of them elsewhere. */
export function BookmarkRail() {
  return (
    <aside aria-label="About your bookmarks" className="text-sm">
      <section className="border-b py-5">
        <h2 className="mb-2 font-semibold">Take them with you</h2>
        <p className="mb-3 text-soft">
          All of them in one file: BibTeX for a reference manager, JSON Lines for a script or another
          Broadsheet.
        </p>
        <p className="flex gap-2">
          {EXPORTS.map(({ format, name }) => (
            <a key={format} href={`/bookmarks/export?format=${format}`} download className={buttonClass()}>
              <Icon name="download" />
              {name}
            </a>
          ))}
        </p>
        <p className="mt-3 text-soft">
          Or{' '}
          <a href="/bookmarks/export?format=all" download className="text-ink underline underline-offset-3">
            everything you made here
          </a>
          : bookmarks, upvotes, and what you read.
        </p>
      </section>
      <section className="border-b py-5">
        <h2 className="mb-2 font-semibold">Yours alone</h2>
        <p className="text-soft">
          A cookie in this browser remembers which bookmarks are yours, for a year since your last visit.
          Nobody else sees them.
        </p>
      </section>
    </aside>
  );
}

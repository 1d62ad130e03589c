import { Button, buttonClass } from '@/ui/button';
import { Field } from '@/ui/field';
import { Icon } from '@/ui/icon';

const EXPORTS = [
  { format: 'bibtex', name: 'BibTeX' },
  { format: 'json', name: 'JSON' },
];

/** Searching within the bookmarks, and taking all of them elsewhere. */
export function BookmarkTools({ text }: { text: string }) {
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-3 border-b py-4">
      <search aria-label="Bookmarks" className="max-w-96 flex-1">
        <form action="/bookmarks" className="flex gap-2">
          <Field
            label="Search your bookmarks"
            labelHidden
            type="search"
            name="q"
            placeholder="Search your bookmarks"
            defaultValue={text}
            key={text}
            maxLength={250}
          />
          <Button type="submit">Search</Button>
        </form>
      </search>
      <p className="ml-auto flex items-center gap-2 text-sm">
        {EXPORTS.map(({ format, name }) => (
          <a key={format} href={`/bookmarks/export?format=${format}`} download className={buttonClass()}>
            <Icon name="download" />
            {name}
          </a>
        ))}
      </p>
    </div>
  );
}

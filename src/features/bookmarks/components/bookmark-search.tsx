import { Button } from '@/ui/button';
import { Field } from '@/ui/field';

/** Searching within the bookmarks: a plain form. */
export function BookmarkSearch({ text, maxLength }: { text: string; maxLength: number }) {
  return (
    <search aria-label="Bookmarks" className="border-b py-4">
      <form action="/bookmarks" className="flex gap-2">
        <Field
          key={text}
          label="Search your bookmarks"
          labelHidden
          type="search"
          name="q"
          placeholder="Search your bookmarks"
          defaultValue={text}
          maxLength={maxLength}
        />
        <Button type="submit">Search</Button>
      </form>
    </search>
  );
}

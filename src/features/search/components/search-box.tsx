import { Icon } from '@/ui/icon';
import { QUERY_LENGTH } from '../schema';

/** The one search box of every page: a plain form, so that it works wherever HTML does. */
export function SearchBox({ defaultValue }: { defaultValue?: string }) {
  return (
    <search>
      <form action="/papers" method="get" className="relative">
        <Icon
          name="search"
          className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-faint"
        />
        <input
          key={defaultValue}
          type="search"
          name="q"
          aria-label="Search papers, topics, authors"
          aria-keyshortcuts="/"
          placeholder="Search papers, topics, authors"
          defaultValue={defaultValue}
          maxLength={QUERY_LENGTH}
          enterKeyHint="search"
          className="peer h-9 w-full min-w-0 rounded border border-edge bg-raised pr-3 pl-9 text-sm text-ellipsis text-ink max-md:h-11 max-md:text-base touch:h-11"
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 right-2.5 my-auto h-5 rounded-sm border px-1.5 text-xs/4.5 font-medium text-faint peer-not-placeholder-shown:hidden peer-focus:hidden max-sm:hidden pointer-coarse:hidden noscript:hidden"
        >
          /
        </span>
      </form>
    </search>
  );
}

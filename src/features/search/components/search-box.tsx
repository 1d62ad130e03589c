import { Icon } from '@/ui/icon';
import { QUERY_LENGTH } from '../schema';
import { SearchInput } from './search-input';

/** The one search box of every page: a plain form, so that it works wherever HTML does. */
export function SearchBox({ defaultValue }: { defaultValue?: string }) {
  return (
    <search>
      <form action="/papers" method="get" className="relative">
        <SearchInput defaultValue={defaultValue} maxLength={QUERY_LENGTH} />
        <button
          type="submit"
          aria-label="Search"
          className="absolute inset-y-0 left-0 grid w-9 place-items-center text-faint hover:text-ink touch:w-11"
        >
          <Icon name="search" />
        </button>
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

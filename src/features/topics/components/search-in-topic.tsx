import { Link } from '@/ui/link';
import { SearchForm } from '@/ui/search-form';

type SearchInTopicProps = {
  slug: string;
  maxLength: number;
  /** The same papers in other orders, and with all filters. */
  orders: { name: string; href: string }[];
};

/** A topic's papers are a search: what leads there, as a plain form and links. */
export function SearchInTopic({ slug, maxLength, orders }: SearchInTopicProps) {
  return (
    <div className="border-b pb-3">
      <SearchForm
        action="/papers"
        of="This topic"
        label="Search in this topic"
        maxLength={maxLength}
        verb="Search"
        hidden={{ name: 'topic', value: slug }}
        className="max-w-measure"
      />
      <nav aria-label="Other orders" className="mt-1 flex flex-wrap gap-x-5 text-sm text-soft">
        {orders.map(({ name, href }) => (
          <Link key={href} href={href} className="inline-flex min-h-11 items-center">
            {name}
          </Link>
        ))}
      </nav>
    </div>
  );
}

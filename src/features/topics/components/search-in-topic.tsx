import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Link } from '@/ui/link';

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
      <search aria-label="This topic" className="max-w-measure">
        <form action="/papers" className="flex gap-2">
          <input type="hidden" name="topic" value={slug} />
          <Field
            label="Search in this topic"
            labelHidden
            type="search"
            name="q"
            placeholder="Search in this topic"
            maxLength={maxLength}
          />
          <Button type="submit">Search</Button>
        </form>
      </search>
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

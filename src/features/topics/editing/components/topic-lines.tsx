import { numberText } from '@/lib/number-text';
import { DataTable } from '@/ui/data-table';
import { Link } from '@/ui/link';
import type { TopicLine } from '../queries';

/** `hrefOf`: where a topic is edited. */
export function TopicLines({ topics, hrefOf }: { topics: TopicLine[]; hrefOf: (slug: string) => string }) {
  if (topics.length === 0) return <p className="py-2 text-soft">No topic has that in its name or forms.</p>;
  return (
    <DataTable
      caption="Topics, most papers first"
      columns={[
        { name: 'Topic' },
        { name: 'Address' },
        { name: 'By whose word' },
        { name: 'Papers', numeric: true },
      ]}
      rows={topics.map(({ slug, name, origin, papers }) => ({
        key: slug,
        cells: [
          <Link key="name" href={hrefOf(slug)} className="underline underline-offset-3">
            {name}
          </Link>,
          slug,
          origin,
          numberText(papers),
        ],
      }))}
    />
  );
}

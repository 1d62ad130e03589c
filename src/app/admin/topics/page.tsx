import type { Metadata } from 'next';
import { AdminPage } from '@/app/_parts/admin-page';
import { AdminSection } from '@/app/_parts/admin-section';
import { requireAdministrator } from '@/features/accounts/administrator';
import { NewTopicForm } from '@/features/topics/editing/components/new-topic-form';
import { TopicLines } from '@/features/topics/editing/components/topic-lines';
import { listTopicLines } from '@/features/topics/editing/queries';
import { parseTopicSearch, TOPIC_QUERY_LENGTH } from '@/features/topics/schema';
import { SearchForm } from '@/ui/search-form';

export const metadata: Metadata = { title: 'Topics' };

/** The search finds the others. */
const SHOWN = 100;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function TopicsPage({ searchParams }: Props) {
  await requireAdministrator();
  const { q } = await searchParams;
  const { text } = parseTopicSearch(new URLSearchParams(typeof q === 'string' ? { q } : {}));
  const topics = await listTopicLines({ search: text, limit: SHOWN });
  return (
    <AdminPage
      title="Topics"
      lead="What abbreviations stand for is learned from the papers. What you change here comes before that, and stays; papers are read again by it in the background."
    >
      <SearchForm
        action="/admin/topics"
        of="Topics"
        label="Find by name, address or form"
        text={text}
        maxLength={TOPIC_QUERY_LENGTH}
        verb="Find"
        className="max-w-measure py-4"
      />
      <TopicLines topics={topics} hrefOf={(slug) => `/admin/topics/${slug}`} />
      {topics.length === SHOWN && (
        <p className="py-2 text-sm text-soft">The first {SHOWN} are shown; search for the others.</p>
      )}
      <AdminSection title="Add a topic">
        <NewTopicForm />
      </AdminSection>
    </AdminPage>
  );
}

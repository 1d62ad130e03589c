import { EmptySearch } from '@/features/search/components/empty-search';
import { TopicList } from '@/features/topics/components/topic-list';
import { listTopics } from '@/features/topics/queries';
import { PageFrame } from './page-frame';

const TOPICS_OFFERED = 60;

/** The search without a query: what can be searched, and what for. */
export async function SearchSubjects() {
  const topics = await listTopics({ limit: TOPICS_OFFERED });
  return (
    <PageFrame>
      <h1 className="mt-7 mb-1.5 font-serif text-lead font-medium tracking-[-0.02em]">Search</h1>
      <EmptySearch />
      <h2 className="mb-2 font-semibold">Topics</h2>
      <TopicList topics={topics} />
    </PageFrame>
  );
}

import type { Metadata } from 'next';
import { AdminPage } from '@/app/_parts/admin-page';
import { AdminSection } from '@/app/_parts/admin-section';
import { requireAdministrator } from '@/features/accounts/administrator';
import { NewTopicForm } from '@/features/topics/editing/components/new-topic-form';
import { TopicLines } from '@/features/topics/editing/components/topic-lines';
import { listTopicLines } from '@/features/topics/editing/queries';
import { parseTopicSearch, TOPIC_QUERY_LENGTH } from '@/features/topics/schema';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';

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
      lead="What abbreviations stand for is learned from the papers. What you change here comes before that, and stays."
    >
      <search aria-label="Topics" className="py-4">
        <form action="/admin/topics" className="flex max-w-measure gap-2">
          <Field
            key={text}
            label="Find by name, address or form"
            labelHidden
            type="search"
            name="q"
            placeholder="Find by name, address or form"
            defaultValue={text}
            maxLength={TOPIC_QUERY_LENGTH}
          />
          <Button type="submit">Find</Button>
        </form>
      </search>
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

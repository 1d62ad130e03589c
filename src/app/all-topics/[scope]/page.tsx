import type { Metadata } from 'next';
import { PageFrame } from '@/app/_parts/page-frame';
import { searchHref } from '@/features/search/schema';
import { TopicList } from '@/features/topics/components/topic-list';
import { listTopics } from '@/features/topics/queries';
import { countText } from '@/lib/number-text';

/** `/topics` is rewritten to here: a page with a parameter is rendered when asked for, not by the build, and kept. */
export const revalidate = 60;
export const generateStaticParams = () => [];

export const metadata: Metadata = {
  title: 'Topics',
  description: 'The subjects of the papers here, each leading to its papers.',
  alternates: { canonical: '/topics' },
};

export default async function TopicsPage() {
  const topics = await listTopics();
  return (
    <PageFrame current="topics">
      <h1 className="mt-7 mb-1.5 font-serif text-lead font-medium tracking-[-0.02em]">Topics</h1>
      <p className="mb-6 text-sm text-soft tabular-nums">
        {countText(topics.length, 'topic')}, most papers first.
      </p>
      <TopicList topics={topics} topicHref={(slug) => searchHref({ topics: [slug] })} />
    </PageFrame>
  );
}

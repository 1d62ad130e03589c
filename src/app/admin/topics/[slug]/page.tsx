import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { AdminPage } from '@/app/_parts/admin-page';
import { AdminSection } from '@/app/_parts/admin-section';
import { requireAdministrator } from '@/features/accounts/administrator';
import { TopicChanges } from '@/features/topics/editing/components/topic-changes';
import { TopicForms } from '@/features/topics/editing/components/topic-forms';
import { getTopicRecord } from '@/features/topics/editing/queries';
import { slugText, topicHref } from '@/features/topics/schema';
import { countText } from '@/lib/number-text';
import { Link } from '@/ui/link';

export const metadata: Metadata = { title: 'Topic' };

type Props = { params: Promise<{ slug: string }> };

export default async function TopicPage({ params }: Props) {
  await requireAdministrator();
  const slug = slugText.safeParse((await params).slug);
  const topic = slug.success ? await getTopicRecord(slug.data) : null;
  if (!topic) notFound();
  if (topic.slug !== slug.data) redirect(`/admin/topics/${topic.slug}`);
  const { senses, aliases } = topic;
  return (
    <AdminPage
      title={topic.name}
      lead={
        <>
          {countText(topic.paperCount, 'paper')}, {topic.origin}.{' '}
          <Link href={topicHref(topic.slug)} className="text-ink underline underline-offset-3">
            Its page
          </Link>
          {aliases.length > 0 && `; also ${aliases.map((alias) => alias.slug).join(', ')}`}
        </>
      }
    >
      <AdminSection title="Ways of writing it">
        <TopicForms slug={topic.slug} forms={topic.forms} />
      </AdminSection>
      {senses.length > 0 && (
        <AdminSection title="What papers say">
          <ul className="text-sm">
            {senses.map(({ shortForm, papers, expansions }) => (
              <li key={`${shortForm} ${expansions[0]}`} className="border-b py-2 wrap-anywhere">
                {countText(papers, 'paper')} define {shortForm} as {expansions.join(' · ')}
              </li>
            ))}
          </ul>
        </AdminSection>
      )}
      <AdminSection title="Name and address">
        <TopicChanges slug={topic.slug} name={topic.name} />
      </AdminSection>
    </AdminPage>
  );
}

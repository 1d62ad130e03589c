import type { Metadata } from 'next';
import { AdminPage } from '@/app/_parts/admin-page';
import { AdminSection } from '@/app/_parts/admin-section';
import { requireAdministrator } from '@/features/accounts/administrator';
import { SourcePanel } from '@/features/ingest/sources/components/source-panel';
import { listSourceOverviews } from '@/features/ingest/sources/overview/queries';
import { env } from '@/lib/env';

export const metadata: Metadata = { title: 'Sources' };

export default async function SourcesPage() {
  await requireAdministrator();
  const sources = await listSourceOverviews(new Date());
  const { ARXIV_CATEGORIES: categories, FETCH } = env();
  return (
    <AdminPage
      title="Sources"
      lead={`Where papers come from by themselves. Of arXiv is followed: ${categories.join(', ')}. ${FETCH ? '' : 'FETCH is off: nothing is fetched by schedule. '}Times are in UTC.`}
    >
      {sources.map((source) => (
        <AdminSection key={source.name} title={source.name}>
          <SourcePanel source={source} />
        </AdminSection>
      ))}
    </AdminPage>
  );
}

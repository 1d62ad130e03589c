import type { Metadata } from 'next';
import { AdminPage } from '@/app/_parts/admin-page';
import { AdminSection } from '@/app/_parts/admin-section';
import { requireAdministrator } from '@/features/accounts/administrator';
import { countReaders } from '@/features/accounts/queries';
import { getDatabaseSize } from '@/features/database/queries';
import { getLatestEditionDay } from '@/features/editions/queries';
import { getIngestSummary, type IngestSummary } from '@/features/ingest/summary/queries';
import { countPapers } from '@/features/papers/queries';
import { dayText } from '@/lib/day-text';
import { countText, numberText } from '@/lib/number-text';
import { sizeText } from '@/lib/size-text';
import { instantText } from '@/lib/time-text';
import { VERSION } from '@/lib/version';
import { Fact, Facts } from '@/ui/facts';

export const metadata: Metadata = { title: 'Administration' };

const WEEK_MS = 7 * 24 * 60 * 60 * 1_000;

export default async function OverviewPage() {
  await requireAdministrator();
  const since = new Date(Date.now() - WEEK_MS);
  const [papers, edition, ingest, readers, size] = await Promise.all([
    countPapers(),
    getLatestEditionDay(),
    getIngestSummary(since),
    countReaders(since),
    getDatabaseSize(),
  ]);
  return (
    <AdminPage title="Administration" lead={`Broadsheet ${VERSION}. Times are in UTC.`}>
      <div className="grid gap-x-14 md:grid-cols-2">
        <AdminSection title="What is here">
          <Facts>
            <Fact name="Papers">{numberText(papers)}</Fact>
            <Fact name="Latest edition">{edition ? dayText(edition) : 'none yet'}</Fact>
            <Fact name="Readers">
              {numberText(readers.all)}, {numberText(readers.recent)} of them new this week
            </Fact>
            <Fact name="Database">{sizeText(size)}</Fact>
          </Facts>
        </AdminSection>
        <AdminSection title="Papers taken in">
          <IngestFacts {...ingest} />
        </AdminSection>
      </div>
    </AdminPage>
  );
}

function IngestFacts({ last, runs, failed, received, created, rejected }: IngestSummary) {
  return (
    <Facts>
      <Fact name="Last run">{last ? lastRunText(last) : 'none yet'}</Fact>
      <Fact name="Seven days">
        {countText(runs, 'run')}, {failed === 0 ? 'none' : numberText(failed)} of them broken off
      </Fact>
      <Fact name="Records">
        {numberText(received)} received, {numberText(created)} of them new papers
      </Fact>
      <Fact name="Rejected">{countText(rejected, 'record')}</Fact>
    </Facts>
  );
}

function lastRunText(last: NonNullable<IngestSummary['last']>): string {
  const end = last.failure ?? (last.finishedAt ? `${numberText(last.received)} records` : 'not finished');
  return `${instantText(last.startedAt)}, ${last.source}: ${end}`;
}

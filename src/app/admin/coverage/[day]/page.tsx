import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminPage } from '@/app/_parts/admin-page';
import { AdminSection } from '@/app/_parts/admin-section';
import { requireAdministrator } from '@/features/accounts/administrator';
import { closingText } from '@/features/editions/closing-text';
import { getClosing } from '@/features/editions/queries';
import { DayLists } from '@/features/ingest/coverage/components/day-lists';
import { getDayCoverage } from '@/features/ingest/coverage/queries';
import { LISTING_SOURCES } from '@/features/ingest/coverage/refetch/schema';
import { sourceTitle } from '@/features/ingest/coverage/source-names';
import { type Day, monthOf, parseDay } from '@/lib/day';
import { dayTextLong } from '@/lib/day-text';
import { Link } from '@/ui/link';

export const metadata: Metadata = { title: 'Coverage of a day' };

type Props = { params: Promise<{ day: string }> };

export default async function CoverageDayPage({ params }: Props) {
  await requireAdministrator();
  const day = parseDay((await params).day) ?? notFound();
  const [coverage, closing] = await Promise.all([getDayCoverage(day), getClosing(day)]);
  return (
    <AdminPage title={dayTextLong(day)} lead={<Lead day={day} closing={closing} />}>
      {LISTING_SOURCES.map((source) => (
        <AdminSection key={source} title={sourceTitle(source)}>
          <DayLists day={day} source={source} coverage={coverage} />
        </AdminSection>
      ))}
    </AdminPage>
  );
}

function Lead({ day, closing }: { day: Day; closing: Awaited<ReturnType<typeof getClosing>> }) {
  const link = 'text-ink underline underline-offset-3';
  return (
    <>
      {closing ? (
        <>
          <Link href={`/papers/date/${day}`} className={link}>
            The edition of this day
          </Link>
          : {closingText(closing.finalAt, closing.rule)}{' '}
        </>
      ) : (
        'This day has no edition. '
      )}
      <Link href={`/admin/coverage?month=${monthOf(day)}`} className={link}>
        Back to its month
      </Link>
    </>
  );
}

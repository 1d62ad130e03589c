import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminPage } from '@/app/_parts/admin-page';
import { AdminSection } from '@/app/_parts/admin-section';
import { requireAdministrator } from '@/features/accounts/administrator';
import { RejectionList } from '@/features/ingest/rejections/components/rejection-list';
import { listRejectionsOfRun } from '@/features/ingest/rejections/queries';
import { getRunLine } from '@/features/ingest/runs/queries';
import { countsText, stateOf } from '@/features/ingest/runs/run-text';
import { rowId, runsHref } from '@/features/ingest/runs/schema';
import { dayOf } from '@/lib/day';
import { dayText } from '@/lib/day-text';
import { instantText } from '@/lib/time-text';
import { CursorPager } from '@/ui/cursor-pager';
import { Fact, Facts } from '@/ui/facts';
import { Link } from '@/ui/link';

export const metadata: Metadata = { title: 'Run' };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function RunPage({ params, searchParams }: Props) {
  await requireAdministrator();
  const id = rowId.safeParse((await params).id);
  const run = (id.success && (await getRunLine(id.data))) || notFound();
  const { after } = await searchParams;
  const from = typeof after === 'string' && /^\d{1,9}$/.test(after) ? Number(after) : null;
  const { rejections, next } = await listRejectionsOfRun(run.id, from);
  return (
    <AdminPage
      title={`Run ${run.id}`}
      lead={
        <Link
          href={runsHref({ source: run.source, before: null })}
          className="text-ink underline underline-offset-3"
        >
          All runs of {run.source}
        </Link>
      }
    >
      <Facts>
        <Fact name="From">{run.source}</Fact>
        <Fact name="Format">{run.format}</Fact>
        <Fact name="Edition asked for">{run.day && dayText(dayOf(run.day))}</Fact>
        <Fact name="Begun">{instantText(run.startedAt)} UTC</Fact>
        <Fact name="How it went">
          <span className="wrap-anywhere">{stateOf(run).text}</span>
        </Fact>
        <Fact name="It brought">{countsText(run)}</Fact>
      </Facts>
      <AdminSection title="Rejected">
        <RejectionList rejections={rejections} />
        <CursorPager
          first={from === null ? null : `/admin/runs/${run.id}`}
          next={next === null ? null : `/admin/runs/${run.id}?after=${next}`}
        />
      </AdminSection>
    </AdminPage>
  );
}

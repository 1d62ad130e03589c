import type { Metadata } from 'next';
import { AdminPage } from '@/app/_parts/admin-page';
import { AdminSection } from '@/app/_parts/admin-section';
import { requireAdministrator } from '@/features/accounts/administrator';
import { ReasonList } from '@/features/ingest/rejections/components/reason-list';
import { RejectionList } from '@/features/ingest/rejections/components/rejection-list';
import { listReasonGroups, listRejections } from '@/features/ingest/rejections/queries';
import { parseRejectionFilter, rejectionsHref } from '@/features/ingest/rejections/schema';
import { listRunSources } from '@/features/ingest/runs/queries';
import { Choices } from '@/ui/choices';
import { CursorPager } from '@/ui/cursor-pager';

export const metadata: Metadata = { title: 'Rejections' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RejectionsPage({ searchParams }: Props) {
  await requireAdministrator();
  const filter = parseRejectionFilter(await searchParams);
  const { source, group, before } = filter;
  const [groups, { rejections, next }, sources] = await Promise.all([
    listReasonGroups(source),
    listRejections(filter),
    listRunSources(),
  ]);
  const choiceOf = (each: string) => ({
    name: each || 'All',
    href: rejectionsHref({ source: each, group, before: null }),
    isChosen: each === source,
  });
  return (
    <AdminPage
      title="Rejections"
      lead="Records that did not become papers, each with its reason and its text as it came. When their parser has been put right, have them read again: what becomes a paper stays here and says so."
    >
      <Choices label="Where it came from" choices={['', ...sources].map(choiceOf)} />
      <AdminSection title="Reasons">
        <ReasonList groups={groups} source={source} chosen={group} />
      </AdminSection>
      <AdminSection title={group ? `Records: ${group}` : 'Records, the newest first'}>
        <RejectionList rejections={rejections} />
        <CursorPager
          first={before === null ? null : rejectionsHref({ ...filter, before: null })}
          next={next === null ? null : rejectionsHref({ ...filter, before: next })}
        />
      </AdminSection>
    </AdminPage>
  );
}

import type { Metadata } from 'next';
import { AdminPage } from '@/app/_parts/admin-page';
import { requireAdministrator } from '@/features/accounts/administrator';
import { RunTable } from '@/features/ingest/runs/components/run-table';
import { listRunSources, listRuns } from '@/features/ingest/runs/queries';
import { parseRunFilter, runsHref } from '@/features/ingest/runs/schema';
import { Choices } from '@/ui/choices';
import { CursorPager } from '@/ui/cursor-pager';

export const metadata: Metadata = { title: 'Runs' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RunsPage({ searchParams }: Props) {
  await requireAdministrator();
  const filter = parseRunFilter(await searchParams);
  const [{ runs, next }, sources] = await Promise.all([listRuns(filter), listRunSources()]);
  const choiceOf = (source: string) => ({
    name: source || 'All',
    href: runsHref({ source, before: null }),
    isChosen: source === filter.source,
  });
  return (
    <AdminPage
      title="Runs"
      lead="Every body that was taken in: an answer of a source, a file, a request. What could not become a paper is rejected, and kept with its run. The run “retry” is of records that were rejected before."
    >
      <Choices label="Where it came from" choices={['', ...sources].map(choiceOf)} />
      <RunTable runs={runs} />
      <CursorPager
        first={filter.before === null ? null : runsHref({ ...filter, before: null })}
        next={next === null ? null : runsHref({ ...filter, before: next })}
      />
    </AdminPage>
  );
}

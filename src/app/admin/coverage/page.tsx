import type { Metadata } from 'next';
import { AdminPage } from '@/app/_parts/admin-page';
import { requireAdministrator } from '@/features/accounts/administrator';
import { CoverageLegend, CoverageTable } from '@/features/ingest/coverage/components/coverage-table';
import { getCoverage, listColumns } from '@/features/ingest/coverage/queries';
import { addDays, dayOf, monthOf, parseMonth } from '@/lib/day';
import { monthText } from '@/lib/day-text';
import { env } from '@/lib/env';
import { Link } from '@/ui/link';

export const metadata: Metadata = { title: 'Coverage' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CoveragePage({ searchParams }: Props) {
  await requireAdministrator();
  const now = new Date();
  const { month } = await searchParams;
  const today = dayOf(now);
  const range = parseMonth(typeof month === 'string' ? month : '') ??
    parseMonth(monthOf(today)) ?? { first: today, last: today };
  const columns = await listColumns(range, [
    { source: 'huggingface-daily', category: '' },
    ...env().ARXIV_CATEGORIES.map((category) => ({ source: 'arxiv-rss', category })),
  ]);
  // Days to come have nothing to show.
  const shown = { first: range.first, last: range.last > today && range.first <= today ? today : range.last };
  const rows = await getCoverage(shown, { columns, now });
  const title = monthText(range.first);
  return (
    <AdminPage
      title="Coverage"
      lead="What the sources said they have for each day, beside what is here. Days are in UTC; arXiv’s are those it dates its announcements with, and it announces nothing at weekends."
    >
      <nav aria-label="Months" className="flex items-center justify-between gap-4 py-2 text-sm">
        <MonthLink day={addDays(range.first, -1)} rel="prev" />
        <h2 className="font-serif text-xl font-medium">{title}</h2>
        {range.last < today ? <MonthLink day={addDays(range.last, 1)} rel="next" /> : <span />}
      </nav>
      <CoverageTable
        caption={`Coverage of ${title}`}
        columns={columns}
        rows={rows}
        dayHref={(day) => `/admin/coverage/${day}`}
      />
      <CoverageLegend />
    </AdminPage>
  );
}

function MonthLink({ day, rel }: { day: Parameters<typeof monthText>[0]; rel: 'prev' | 'next' }) {
  return (
    <Link
      href={`/admin/coverage?month=${monthOf(day)}`}
      rel={rel}
      className="flex min-h-11 items-center text-soft underline decoration-edge underline-offset-4"
    >
      {monthText(day)}
    </Link>
  );
}

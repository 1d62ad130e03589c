import type { Metadata } from 'next';
import { AdminPage } from '@/app/_parts/admin-page';
import { AdminSection } from '@/app/_parts/admin-section';
import { requireAdministrator } from '@/features/accounts/administrator';
import { JobList } from '@/features/queue/components/job-list';
import { RetryAllForm } from '@/features/queue/components/retry-all-form';
import { ScheduleTable } from '@/features/queue/components/schedule-table';
import { WorkerList } from '@/features/queue/components/worker-list';
import { countJobs, listJobs, listSchedules, listWorkers, MOST_LISTED } from '@/features/queue/queries';
import type { JobState } from '@/features/queue/schema';
import { numberText } from '@/lib/number-text';

export const metadata: Metadata = { title: 'Queue' };

const SECTIONS: { state: JobState; title: string }[] = [
  { state: 'dead', title: 'Dead' },
  { state: 'running', title: 'Running' },
  { state: 'waiting', title: 'Waiting' },
];

export default async function QueuePage() {
  await requireAdministrator();
  const [counts, workers, schedules, ...lists] = await Promise.all([
    countJobs(),
    listWorkers(),
    listSchedules(),
    ...SECTIONS.map(({ state }) => listJobs(state)),
  ]);
  return (
    <AdminPage
      title="Queue"
      lead="What is done in the background. A job that fails is tried again, later and later; one that failed as often as it may is dead, and stays here until it is retried or discarded. Times are in UTC."
    >
      <AdminSection title="Workers">
        <WorkerList workers={workers} />
      </AdminSection>
      {SECTIONS.map(({ state, title }, place) => (
        <AdminSection key={state} title={`${title} (${numberText(counts[state])})`}>
          {state === 'dead' && counts.dead > 1 && <RetryAllForm count={counts.dead} />}
          <JobList jobs={lists[place] ?? []} state={state} />
          {counts[state] > MOST_LISTED && (
            <p className="py-2 text-sm text-soft">The first {MOST_LISTED} are shown.</p>
          )}
        </AdminSection>
      ))}
      <AdminSection title="Schedules">
        <ScheduleTable schedules={schedules} now={new Date()} />
      </AdminSection>
    </AdminPage>
  );
}

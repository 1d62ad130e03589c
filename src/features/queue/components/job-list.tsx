import { instantText } from '@/lib/time-text';
import { Button } from '@/ui/button';
import { discardJob, retryJob } from '../actions';
import type { JobLine } from '../queries';
import type { JobState } from '../schema';

/** Posted by a browser, they answer with a redirect. */
const retry: (form: FormData) => void = retryJob;
const discard: (form: FormData) => void = discardJob;

/** Jobs of one state, one below another: an error may be long. */
export function JobList({ jobs, state }: { jobs: JobLine[]; state: JobState }) {
  if (jobs.length === 0) return <p className="py-2 text-soft">None.</p>;
  return (
    <ul>
      {jobs.map((job) => (
        <li key={job.id} id={`job-${job.id}`} className="border-b py-3">
          <JobItem job={job} state={state} />
        </li>
      ))}
    </ul>
  );
}

function JobItem({ job, state }: { job: JobLine; state: JobState }) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="min-w-0 flex-1 basis-80 text-sm">
        <h3 className="font-semibold wrap-anywhere">
          {job.task} <span className="font-normal text-faint">{`job ${job.id}`}</span>
        </h3>
        <p className="text-soft tabular-nums">{whenText(job, state)}</p>
        {job.payload !== '{}' && <p className="font-mono text-xs wrap-anywhere text-soft">{job.payload}</p>}
        {job.error && (
          <pre className="mt-1 max-h-48 overflow-y-auto font-mono text-xs whitespace-pre-wrap wrap-anywhere">
            {job.error}
          </pre>
        )}
      </div>
      {state !== 'running' && (
        <div className="flex gap-2">
          <JobForm action={retry} id={job.id} label={state === 'dead' ? 'Retry' : 'Run now'} />
          <JobForm action={discard} id={job.id} label="Discard" />
        </div>
      )}
    </div>
  );
}

type JobFormProps = { action: (form: FormData) => void; id: string; label: string };

function JobForm({ action, id, label }: JobFormProps) {
  return (
    <form action={action}>
      <input type="hidden" name="id" value={id} />
      <Button type="submit" aria-label={`${label} job ${id}`}>
        {label}
      </Button>
    </form>
  );
}

/** "since 2026-11-28 14:05, attempt 2 of 10" */
function whenText({ runAt, lockedAt, createdAt, attempts, mostAttempts }: JobLine, state: JobState): string {
  if (state === 'running') {
    return `since ${instantText(lockedAt ?? runAt)}, attempt ${attempts} of ${mostAttempts}`;
  }
  if (state === 'dead') return `added ${instantText(createdAt)}, failed ${timesText(attempts)}`;
  const after = attempts === 0 ? '' : `, after it failed ${timesText(attempts)} of ${mostAttempts} it may`;
  return `from ${instantText(runAt)} on${after}`;
}

function timesText(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

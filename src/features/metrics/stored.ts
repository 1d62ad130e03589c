import { Counter, Gauge, type Registry } from 'prom-client';
import type { StoredFigures } from './queries';

const OUTCOMES = ['created', 'updated', 'unchanged', 'rejected'] as const;

/** Puts what the database knows into a registry. Labels are names of ours: of sources, tasks and outcomes. */
export function addStored(
  registry: Registry,
  { papers, ingested, sources, jobs, issues }: StoredFigures,
): void {
  const registers = [registry];
  new Gauge({ name: 'broadsheet_papers', help: 'Papers held.', registers }).set(papers);
  addIngest(registers, { ingested, sources });
  addJobs(registers, jobs);
  const sent = new Gauge({
    name: 'broadsheet_digest_issues',
    help: 'Issues of digests by what became of them; pending ones are to be sent.',
    labelNames: ['outcome'],
    registers,
  });
  for (const { outcome, issues: count } of issues) sent.set({ outcome }, count);
}

function addIngest(
  registers: Registry[],
  { ingested, sources }: Pick<StoredFigures, 'ingested' | 'sources'>,
) {
  const records = new Counter({
    name: 'broadsheet_ingest_records_total',
    help: 'Records taken in, by the way they came and what became of them.',
    labelNames: ['source', 'outcome'],
    registers,
  });
  for (const { source, ...counts } of ingested) {
    for (const outcome of OUTCOMES) records.inc({ source, outcome }, counts[outcome]);
  }
  const success = new Gauge({
    name: 'broadsheet_source_last_success_timestamp_seconds',
    help: 'When a source last brought what it was asked for; its age is time() less this.',
    labelNames: ['source'],
    registers,
  });
  const failing = new Gauge({
    name: 'broadsheet_source_failing_parts',
    help: 'Parts of a source (categories, ranges) whose last attempt failed.',
    labelNames: ['source'],
    registers,
  });
  for (const { source, succeededAt, failing: parts } of sources) {
    if (succeededAt !== null) success.set({ source }, succeededAt);
    failing.set({ source }, parts);
  }
}

function addJobs(registers: Registry[], jobs: StoredFigures['jobs']): void {
  const depth = new Gauge({
    name: 'broadsheet_jobs',
    help: 'Jobs of the worker by task and state: waiting, scheduled, running, or dead (failed as often as they may).',
    labelNames: ['task', 'state'],
    registers,
  });
  const oldest = new Gauge({
    name: 'broadsheet_jobs_oldest_due_timestamp_seconds',
    help: 'When the oldest job that still waits was to run.',
    labelNames: ['task'],
    registers,
  });
  for (const { task, state, jobs: count, oldest: due } of jobs) {
    depth.set({ task, state }, count);
    if (state === 'waiting') oldest.set({ task }, due);
  }
}

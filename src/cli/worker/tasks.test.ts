import { expect, it } from 'vitest';
import { SOURCE_TASKS } from '@/features/ingest/tasks';
import { parseSchedule } from '@/lib/jobs/schedule';
import { listTasks } from './tasks';

it('each task has a name of its own, and a schedule that can be read', () => {
  const tasks = listTasks({ FETCH: true });
  expect(new Set(tasks.map(({ name }) => name)).size).toBe(tasks.length);
  for (const { schedule } of tasks) {
    if (schedule) expect(parseSchedule(schedule).next(new Date())).not.toBeNull();
  }
});

it('with FETCH=off sources are fetched only when somebody asks', () => {
  const scheduled = listTasks({ FETCH: false }).filter(({ schedule }) => schedule !== undefined);
  const sources = SOURCE_TASKS.map(({ name }) => name);
  expect(scheduled.filter(({ name }) => sources.includes(name))).toEqual([]);
  expect(listTasks({ FETCH: false })).toHaveLength(listTasks({ FETCH: true }).length);
});

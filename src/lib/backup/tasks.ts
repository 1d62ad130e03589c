import 'server-only';
import { z } from 'zod';
import { type Env, shownSettings } from '@/lib/env';
import { defineTask, type Task } from '@/lib/jobs/task';
import { backUpIntoFolder } from './folder';

export type BackupSettings = Pick<Env, 'BACKUP_DIR' | 'BACKUP_SCHEDULE' | 'BACKUP_KEEP'>;

/** A disk that is full now may have room in an hour; then the next night is near enough. */
const MOST_ATTEMPTS = 8;

/** The scheduled backup, where the operator named a folder for it. It never has the secrets in it. */
export function backupTasks({ BACKUP_DIR, BACKUP_SCHEDULE, BACKUP_KEEP }: BackupSettings): Task<unknown>[] {
  if (!BACKUP_DIR) return [];
  const task = defineTask({
    name: 'backup.write',
    payload: z.strictObject({}),
    schedule: BACKUP_SCHEDULE,
    // Half a day: of a large database, onto a disk far away.
    limitMinutes: 12 * 60,
    maxAttempts: MOST_ATTEMPTS,
    run: async (_, { signal }) => {
      await backUpIntoFolder({
        databaseUrl: process.env.DATABASE_URL ?? '',
        folder: BACKUP_DIR,
        keep: BACKUP_KEEP,
        settings: shownSettings(process.env),
        signal,
      });
    },
  });
  return [task as Task<unknown>];
}

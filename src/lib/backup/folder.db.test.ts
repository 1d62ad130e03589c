import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { useTestDatabase } from '../../../tests/support/test-database';
import { backUpIntoFolder } from './folder';
import { checkBackup } from './read';
import { backupTasks } from './tasks';

useTestDatabase();

let folder: string;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'broadsheet-backups-')), 'made', 'when-missing');
});
afterEach(() => rmSync(path.resolve(folder, '../..'), { recursive: true }));

const keep = { daily: 2, weekly: 0, monthly: 0 };
const into = (day: string) =>
  backUpIntoFolder({
    databaseUrl: process.env.DATABASE_URL ?? '',
    folder,
    keep,
    settings: {},
    now: new Date(`2026-11-${day}T02:30:00Z`),
  });

describe('the folder of backups', () => {
  it('keeps the days that it should, and whatever else is in it', async () => {
    await into('01');
    writeFileSync(path.join(folder, 'broadsheet-notes.txt'), 'mine');
    await into('02');
    expect((await into('03')).removed).toEqual(['broadsheet-2026-11-01T023000Z.backup.gz']);
    expect(readdirSync(folder).sort()).toEqual([
      'broadsheet-2026-11-02T023000Z.backup.gz',
      'broadsheet-2026-11-03T023000Z.backup.gz',
      'broadsheet-notes.txt',
    ]);
  });

  it('loses nothing when a new one cannot be made', async () => {
    for (const day of ['01', '02']) await into(day);
    await db.$executeRaw`UPDATE _prisma_migrations SET migration_name = '2999' || migration_name WHERE migration_name LIKE '%_init'`;
    await expect(into('03')).rejects.toThrow('newer than this version');
    await db.$executeRaw`UPDATE _prisma_migrations SET migration_name = substr(migration_name, 5) WHERE migration_name LIKE '2999%'`;
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('clears away what a killed process left, but not what is being written', async () => {
    await into('01');
    const left = (name: string, at: string) => {
      writeFileSync(path.join(folder, name), 'half');
      utimesSync(path.join(folder, name), new Date(at), new Date(at));
    };
    left('broadsheet-2026-10-01T023000Z.backup.gz.1.unfinished', '2026-10-01T02:31:00Z');
    left('broadsheet-2026-11-02T022900Z.backup.gz.2.unfinished', '2026-11-02T02:29:30Z');
    await into('02');
    expect(readdirSync(folder).filter((name) => name.endsWith('.unfinished'))).toEqual([
      'broadsheet-2026-11-02T022900Z.backup.gz.2.unfinished',
    ]);
  });
});

describe('the scheduled backup', () => {
  it('is a task where a folder is named, at the time that is set, and writes a whole one', async () => {
    const settings = { BACKUP_DIR: folder, BACKUP_SCHEDULE: '30 2 * * *', BACKUP_KEEP: keep };
    expect(backupTasks({ ...settings, BACKUP_DIR: undefined })).toEqual([]);
    const [task] = backupTasks(settings);
    expect(task).toMatchObject({ name: 'backup.write', schedule: '30 2 * * *' });
    await task?.run({}, { signal: new AbortController().signal, attempt: 1 });
    const [name = ''] = readdirSync(folder);
    expect(await checkBackup(path.join(folder, name))).toMatchObject({ tables: expect.any(Number) });
  });
});

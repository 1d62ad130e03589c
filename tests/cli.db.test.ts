import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { COMMANDS } from '@/cli/commands';
import { serve, stopAll } from './support/broadsheet';
import { endCli, runCli } from './support/cli';
import { useSpareDatabases } from './support/spare-database';

const folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-cli-'));
const DATA_DIR = path.join(folder, 'data');
const spareDatabase = useSpareDatabases();
const at = (name: string) => path.join(folder, name);

afterEach(async () => {
  await endCli();
  await stopAll();
});
afterAll(() => rmSync(folder, { recursive: true }));

const PAPERS = [
  '{"broadsheet":1,"title":"A paper that is kept","editions":[{"day":"2025-03-01"}]}',
  '{"broadsheet":1,"arxivId":"2503.00001","title":"Another one"}',
  '{"broadsheet":1,"reader":{"id":"ada","name":"Ada","email":"ada@example.org","anonymous":false,"since":"2025-01-01T00:00:00Z"}}',
  '{"broadsheet":1,"upvote":{"reader":"ada","paper":"2503.00001","at":"2025-03-02T00:00:00.000Z"}}',
];

describe('npm run cli', { timeout: 120_000 }, () => {
  it('lists every command, and each says what it takes', async () => {
    const { status, out } = await runCli({});
    expect(status).toBe(0);
    for (const [name, { summary }] of Object.entries(COMMANDS)) {
      expect(out).toContain(`${name} `);
      expect(out).toContain(summary);
    }
    const helps = Object.keys(COMMANDS).map((name) => runCli({}, name, '--help'));
    for (const help of await Promise.all(helps)) {
      expect(help).toMatchObject({ status: 0, err: '' });
      expect(help.out).toMatch(/^npm (run|start)/);
    }
  });

  it('suggests the command that was meant, and tells wrong use from failure', async () => {
    const mistyped = await runCli({}, 'bakcup');
    expect(mistyped).toMatchObject({ status: 2, out: '' });
    expect(mistyped.err).toContain('Did you mean "backup"?');
    expect(await runCli({}, 'backup', '--colour')).toMatchObject({ status: 2 });
    expect(await runCli({}, 'restore')).toMatchObject({ status: 2 });
    const failed = await runCli({ DATA_DIR: at('none') }, 'restore', at('missing.gz'));
    expect(failed).toMatchObject({ status: 1, err: `${at('missing.gz')} cannot be read: ENOENT.\n` });
    expect(existsSync(at('none'))).toBe(false);
    expect((await runCli({ PORT: 'http' }, 'backup')).err).toContain('PORT must be a whole number');
  });
});

// In order: the first fills the folder that the others look at.
describe('an embedded database', { timeout: 120_000 }, () => {
  it('takes an import in, and gives it out again', async () => {
    writeFileSync(at('papers.jsonl'), PAPERS.join('\n'));
    const taken = await runCli({ DATA_DIR }, 'import', at('papers.jsonl'));
    expect(taken).toMatchObject({ status: 0 });
    expect(taken.out).toContain('2 records: 2 new');
    const { out } = await runCli({ DATA_DIR }, 'export', '--what', 'votes');
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([{ reader: { id: 'ada' } }, { upvote: { reader: 'ada', paper: '2503.00001' } }]);
    expect(await runCli({ DATA_DIR }, 'export', at('out.jsonl.gz'))).toMatchObject({ status: 0, out: '' });
    expect(
      gunzipSync(readFileSync(at('out.jsonl.gz')))
        .toString()
        .split('\n'),
    ).toHaveLength(6);
  });

  it('is backed up while it is stopped and while it serves, and both files are the same', async () => {
    const stopped = await runCli({ DATA_DIR }, 'backup', at('stopped.gz'));
    expect(stopped).toMatchObject({ status: 0 });
    expect(stopped.out).toContain('read back whole');
    await serve({ DATA_DIR, PORT: '0', FETCH: 'off', WORKER: 'off' });
    expect(await runCli({ DATA_DIR, BACKUP_DIR: folder }, 'backup', '--secrets')).toMatchObject({
      status: 0,
    });
    const [name = ''] = readdirSync(folder).filter((each) => each.startsWith('broadsheet-20'));
    expect(statSync(at(name)).mode & 0o777).toBe(0o600);
    const lines = (file: string) =>
      gunzipSync(readFileSync(at(file)))
        .toString()
        .split('\n');
    expect(lines(name).slice(1)).toEqual(lines('stopped.gz').slice(1));
    expect(JSON.parse(lines(name)[0] ?? '').secrets.ingestToken).toHaveLength(43);
    expect(JSON.parse(lines('stopped.gz')[0] ?? '').secrets).toBeUndefined();

    const refused = await runCli({ DATA_DIR }, 'restore', at('stopped.gz'), '--replace', '--yes');
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.err).toContain('Broadsheet is running');
  });

  it('is restored on another machine, with its secrets', async () => {
    const [name = ''] = readdirSync(folder).filter((each) => each.startsWith('broadsheet-20'));
    const other = { DATA_DIR: at('other') };
    const restored = await runCli(other, 'restore', at(name));
    expect(restored).toMatchObject({ status: 0 });
    expect(restored.out).toContain('What is counted equals the rows');
    expect(restored.out).toMatch(/Restored \d+ rows in \d+ tables, each with the hash/);
    expect(readFileSync(at('other/secrets.json'))).toEqual(readFileSync(at('data/secrets.json')));
    const again = await runCli(other, 'restore', at(name));
    expect(again).toMatchObject({ status: 1 });
    expect(again.err).toContain('The database is not empty');
    const unasked = await runCli(other, 'restore', at(name), '--replace');
    expect(unasked.err).toContain(
      '2 papers, 1 readers, 1 upvotes. To replace them without being asked, add --yes',
    );
    expect(await runCli(other, 'restore', at(name), '--replace', '--yes')).toMatchObject({ status: 0 });
  });

  it('says that a damaged backup is one', async () => {
    const bytes = readFileSync(at('stopped.gz'));
    writeFileSync(at('cut.gz'), bytes.subarray(0, bytes.length / 2));
    expect(await runCli({}, 'backup', '--check', at('stopped.gz'))).toMatchObject({ status: 0 });
    const cut = await runCli({}, 'backup', '--check', at('cut.gz'));
    expect(cut).toMatchObject({ status: 1 });
    expect(cut.err).toContain('it is cut off');
  });

  it('leaves nothing behind when Ctrl-C stops a command', async () => {
    const run = runCli({ DATA_DIR }, 'topics', 'learn');
    const pidFile = path.join(DATA_DIR, 'postgres/data/postmaster.pid');
    while (!existsSync(pidFile) && run.process.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 20));
    run.process.kill('SIGINT');
    expect(await run).toMatchObject({ status: 130, err: expect.stringContaining('Stopped.') });
    expect(existsSync(pidFile)).toBe(false);
  });
});

describe('npm run cli -- doctor', { timeout: 120_000 }, () => {
  type Report = {
    problems: number;
    findings: { check: string; state: string; what: string; todo: string | null }[];
  };
  async function examine(settings: Record<string, string>, ...words: string[]) {
    const run = await runCli(settings, 'doctor', '--json', '--offline', ...words);
    const report = JSON.parse(run.out) as Report;
    const states = Object.fromEntries(report.findings.map(({ check, state }) => [check, state]));
    return { ...run, ...report, states };
  }

  it('finds a healthy installation healthy, down to its pages', async () => {
    const { status, states, findings } = await examine({ DATA_DIR }, '--deep');
    expect(states).toMatchObject({
      ...{
        settings: 'ok',
        'data folder': 'ok',
        secrets: 'ok',
        database: 'ok',
        extensions: 'ok',
        migrations: 'ok',
      },
      ...{ clock: 'ok', upkeep: 'ok', counters: 'ok', amcheck: 'ok', backups: 'warning' },
    });
    expect(findings.filter(({ state, todo }) => (state === 'ok') !== (todo === null))).toEqual([]);
    expect(status).toBe(0);
  });

  it('works while the database is down, and says what to do', async () => {
    const DATABASE_URL = 'postgresql://somebody:hunter2@127.0.0.1:9/papers';
    const { status, states, out } = await examine({ DATA_DIR, DATABASE_URL });
    expect(status).toBe(1);
    expect(states).toMatchObject({ database: 'problem', settings: 'ok' });
    expect(out).toContain('127.0.0.1:9/papers cannot be used');
    expect(out).not.toContain('hunter2');
  });

  it('names wrong settings, and a backup that was missed', async () => {
    expect(await examine({ PORT: 'http' })).toMatchObject({ status: 1, states: { settings: 'problem' } });
    const BACKUP_DIR = mkdtempSync(at('backups-'));
    writeFileSync(path.join(BACKUP_DIR, 'broadsheet-2025-01-02T023000Z.backup.gz'), '');
    expect((await examine({ DATA_DIR, BACKUP_DIR })).states.backups).toBe('problem');
  });

  it('sees pending migrations, and counters that do not equal their rows, which it repairs', async () => {
    const DATABASE_URL = await spareDatabase();
    expect((await examine({ DATABASE_URL, DATA_DIR })).states).toMatchObject({
      migrations: 'warning',
      extensions: 'problem',
    });
    expect(await runCli({ DATABASE_URL }, 'import', at('papers.jsonl'))).toMatchObject({ status: 0 });
    const client = new pg.Client({ connectionString: DATABASE_URL });
    await client.connect();
    await client.query(
      `UPDATE papers SET upvote_count = 7; UPDATE paper_months SET paper_count = 9; DELETE FROM author_names`,
    );
    const sick = await examine({ DATABASE_URL, DATA_DIR });
    expect(sick.status).toBe(1);
    expect(sick.findings.filter(({ check }) => check === 'counters').map(({ what }) => what)).toEqual([
      'papers.upvote_count: 2 rows are wrong',
      expect.stringMatching(/^paper_months: \d rows? (is|are) wrong$/),
    ]);
    expect(await examine({ DATABASE_URL, DATA_DIR }, '--repair')).toMatchObject({
      status: 0,
      states: { counters: 'ok' },
    });
    const { rows } = await client.query('SELECT upvote_count, vote_count FROM papers ORDER BY key');
    await client.query('DELETE FROM search_terms WHERE number = 0');
    await client.end();
    expect((await examine({ DATABASE_URL, DATA_DIR })).findings).toContainEqual(
      expect.objectContaining({ check: 'counters', what: 'search_terms: 1 row is wrong' }),
    );
    expect(rows.map(({ upvote_count, vote_count }) => [upvote_count, vote_count])).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { useTestDatabase } from './support/test-database';

useTestDatabase();

/** What an operator types, with what is on standard input. */
async function run(command: 'user' | 'key', words: string[], input = '') {
  const { PATH, HOME, DATABASE_URL } = process.env;
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', `src/cli/${command}.ts`, ...words],
    { env: { PATH, HOME, DATABASE_URL, NODE_ENV: 'test' }, stdio: 'pipe' },
  );
  const text = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (more: string) => {
    text.out += more;
  });
  child.stderr.setEncoding('utf8').on('data', (more: string) => {
    text.err += more;
  });
  child.stdin.end(input);
  const [status] = await once(child, 'close');
  return { status, ...text };
}

describe('npm run cli -- user', () => {
  it('makes administrators with a password from standard input, and lists them', async () => {
    const made = await run('user', ['create-admin', 'Ada@Example.org'], 'correct horse battery\nmore\n');
    expect(made).toMatchObject({
      status: 0,
      out: 'ada@example.org is an administrator, and signs in at /admin.\n',
    });
    const listed = await run('user', ['list', '--json']);
    expect(JSON.parse(listed.out)).toMatchObject({ administrators: [{ email: 'ada@example.org' }] });
    const reset = await run('user', ['reset-password', 'ada@example.org'], 'another good passphrase\n');
    expect(reset).toMatchObject({ status: 0, out: expect.stringContaining('has another password') });
  });

  it('says what is wrong before it does anything', async () => {
    const wrong: [string[], string, number, string][] = [
      [['create-admin', 'a@example.org', 'the-password'], '', 2, 'user create-admin EMAIL'],
      [['create-admin', 'a@example.org'], '', 1, 'Give the password on standard input'],
      [['create-admin', 'a@example.org'], 'short\n', 1, '12 characters at least'],
      [['reset-password', 'a@example.org'], 'correct horse battery\n', 1, 'There is no administrator'],
    ];
    for (const [words, input, status, message] of wrong) {
      expect(await run('user', words, input), words.join(' ')).toMatchObject({
        status,
        err: expect.stringContaining(message),
      });
    }
    expect((await run('user', ['list'])).out).toBe('There is no administrator.\n');
  });
});

describe('npm run cli -- key', () => {
  it('makes a key, printed alone, lists it by its beginning, and ends it', async () => {
    const made = await run('key', ['create', 'nightly import', '--scope', 'ingest', '--days', '30']);
    expect(made.out).toMatch(/^bsk_[\w-]{43}\n$/);
    const listed = await run('key', ['list', '--json']);
    const [key] = JSON.parse(listed.out).keys;
    expect(key).toMatchObject({ name: 'nightly import', scopes: ['ingest'], state: 'good' });
    expect(made.out.startsWith(key.prefix)).toBe(true);
    expect((await run('key', ['revoke', String(key.id)])).out).toBe(`Key ${key.id} is revoked.\n`);
    expect((await run('key', ['list'])).out).toContain('REVOKED');
  });

  it('says what is wrong', async () => {
    const wrong: [string[], string][] = [
      [['create', 'n', '--scope', 'everything'], 'Give --scope'],
      [['create', 'n', '--scope', 'ingest', '--days', '0'], 'Days are a whole number'],
      [['revoke', '7'], 'There is no key 7'],
    ];
    for (const [words, message] of wrong) {
      expect(await run('key', words), words.join(' ')).toMatchObject({
        status: 1,
        err: expect.stringContaining(message),
      });
    }
  });
});

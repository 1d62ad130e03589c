import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { useTestDatabase } from '../../../../../tests/support/test-database';
import { MOST_FAULTS } from './github-stars';
import { asked, limits, look, paperWith, told, useGitHub } from './testing';

useTestDatabase();
const github = useGitHub();

describe('what goes wrong', () => {
  it('with one repository keeps its answer and goes on; it is not asked again at once', async () => {
    await paperWith(28, 'ada/a', 'ada/b', 'ada/c', 'ada/d');
    const bench = await github({
      'repos/ada/a': { body: '<html>Oh no</html>', headers: limits() },
      'repos/ada/b': { status: 403, body: '{"message":"Repository access blocked"}' },
      'repos/ada/c': { status: 302, headers: { location: 'https://elsewhere.example/' } },
      'repos/ada/d': told('ada/d', 4),
    });
    const { failure, counts } = await look(bench);
    expect({ failure, counts }).toMatchObject({
      failure: null,
      counts: { received: 4, updated: 1, rejected: 3 },
    });
    const rejections = await db.ingestRejection.findMany({ orderBy: { index: 'asc' } });
    expect(rejections.map(({ reason, rawText }) => [reason, rawText])).toEqual([
      [expect.stringMatching(/^ada\/a: GitHub's answer is no repository/), '<html>Oh no</html>'],
      [expect.stringContaining('answers 403'), '{"message":"Repository access blocked"}'],
      [expect.stringContaining('ada/c: '), ''],
    ]);
    await look(bench);
    expect(asked(bench)).toHaveLength(4);
  });

  it('one after the other ends the run', async () => {
    await paperWith(28, 'ada/a', 'ada/b', 'ada/c', 'ada/d');
    const bench = await github({
      'repos/ada/a': { status: 422 },
      'repos/ada/b': { status: 422 },
      'repos/ada/c': { status: 422 },
    });
    expect((await look(bench)).failure?.message).toContain('answers 422');
    expect(asked(bench)).toHaveLength(MOST_FAULTS);
    expect(await db.ingestRun.findFirst()).toMatchObject({
      received: 2,
      failure: expect.stringContaining('422'),
    });
  });

  it('with the token is said at once, without it', async () => {
    await paperWith(28, 'ada/a', 'ada/b');
    const bench = await github({ 'repos/ada/a': { status: 401, body: 'Bad credentials: ghp_secret_token' } });
    const { failure } = await look(bench, { GITHUB_TOKEN: 'ghp_secret_token' });
    expect(failure?.message).toMatch(/answers 401 .*Bad credentials: \[removed\]/);
    expect(asked(bench)).toHaveLength(1);
  });

  it('with a name that cannot be one is known without asking', async () => {
    await paperWith(28, 'ada/..', 'ada/%2e%2e', '-x/y');
    const bench = await github({});
    expect(await look(bench)).toMatchObject({ failure: null, counts: { updated: 3 } });
    expect(asked(bench)).toEqual([]);
  });
});

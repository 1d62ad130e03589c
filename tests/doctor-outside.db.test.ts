import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { endCli, runCli } from './support/cli';
import { startMailServer } from './support/mail-server';
import { startReplayServer } from './support/replay-server';

const DATA_DIR = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-doctor-'));
afterEach(endCli);
afterAll(() => rmSync(DATA_DIR, { recursive: true }));

type Found = { check: string; state: string; what: string; todo: string | null };

it('the doctor asks the mail server and every source, once each and politely', {
  timeout: 60_000,
}, async () => {
  const mail = await startMailServer();
  const internet = await startReplayServer({
    routes: {
      '/rss/cs.CL': { body: '<rss/>' },
      '/oai?verb=Identify': { status: 503, headers: { 'Retry-After': '60' } },
      '/github/rate_limit': { body: '{}' },
      '/v1/models': { status: 401, body: 'Wrong key' },
      '/api/daily_papers?limit=1': { body: '[]', headers: { Date: 'Sat, 01 Jan 2000 00:00:00 GMT' } },
    },
  });
  const settings = {
    DATA_DIR,
    SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    MAIL_FROM: 'papers@example.org',
    FETCH_CONTACT: 'ops@example.org',
    FETCH_PRIVATE_ORIGINS: internet.origin,
    ARXIV_CATEGORIES: 'cs.CL',
    ARXIV_RSS_URL: internet.url('/rss'),
    ARXIV_API_URL: internet.url('/api/query'),
    ARXIV_OAI_URL: internet.url('/oai'),
    HUGGINGFACE_URL: internet.url(''),
    GITHUB_URL: internet.url('/github'),
    SUMMARY_URL: internet.url('/v1'),
    SUMMARY_MODEL: 'qwen3:8b',
    SUMMARY_KEY: 'sk-secret-key',
  };
  const { status, out } = await runCli(settings, 'doctor', '--json');
  const { findings } = JSON.parse(out) as { findings: Found[] };
  const found = (name: string) => findings.find(({ check }) => check === name);
  expect(found('mail')).toMatchObject({ state: 'ok', what: `127.0.0.1:${mail.port} answers` });
  expect(mail.mails).toEqual([]);
  expect(found('arxiv-rss')?.state).toBe('ok');
  expect(found('arxiv-api')).toMatchObject({
    state: 'problem',
    todo: expect.stringContaining('in the settings'),
  });
  expect(found('arxiv-oai')).toMatchObject({ state: 'problem', todo: expect.stringContaining('Wait') });
  expect(found('huggingface-daily')?.state).toBe('ok');
  expect(found('github-stars')?.state).toBe('ok');
  expect(found('summaries')).toMatchObject({ state: 'problem', todo: expect.stringContaining('key') });
  expect(out).not.toContain('sk-secret-key');
  expect(status).toBe(1);
  expect(internet.requests.map((request) => request.path)).toHaveLength(6);
  expect(internet.requests[0]?.headers['user-agent']).toContain('mailto:ops@example.org');
  await mail.close();
  await internet.close();
  const away = await runCli({ ...settings, FETCH: 'off' }, 'doctor', '--json');
  const states = Object.fromEntries(
    (JSON.parse(away.out).findings as Found[]).map((each) => [each.check, each.state]),
  );
  expect(states).toMatchObject({ mail: 'problem', 'arxiv-rss': 'warning', 'huggingface-daily': 'warning' });
});

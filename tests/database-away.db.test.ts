import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MAX_AGE_MS } from '@/lib/page-cache/store.mjs';
import { BodyMaker } from './drill/bodies';
import { askForDaily, type Daily, startDaily } from './drill/daily';
import { type Actions, readActions } from './drill/readers';
import { INGEST_TOKEN, Site } from './drill/site';
import { waitFor } from './support/broadsheet';
import { seededRandom } from './support/seeded-random';

/** So that what hangs gives up within the test; pages that are kept wait for nothing. */
const IMPATIENT = { STATEMENT_SECONDS: '4', DATABASE_CONNECT_SECONDS: '2', HEALTH_SECONDS: '2' };
const PATIENCE_MS = 60_000;

let site: Site;
let daily: Daily;
let actions: Actions;
const bodies = new BodyMaker(seededRandom(3));

beforeAll(async () => {
  daily = await startDaily();
  site = await Site.create({ ...daily.settings, ...IMPATIENT });
  await site.start();
  expect((await send()).status).toBe(200);
  actions = await readActions(site);
}, 600_000);
afterAll(async () => {
  await site.end();
  await daily.server.close();
}, 120_000);

const get = (path: string) => fetch(site.address + path);
const health = async () => (await get('/api/health')).status;
const send = (text = bodies.next().text) =>
  fetch(`${site.address}/api/ingest`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${INGEST_TOKEN}` },
    body: text,
  });

/** As a browser without JavaScript does. */
function upvote(): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of [
    [actions.upvoted, ''],
    ['paperId', '1'],
    ['upvoted', 'true'],
  ] as const)
    form.set(name, value);
  const headers = { Accept: 'text/html' };
  return fetch(`${site.address}/papers/trending`, {
    method: 'POST',
    headers,
    body: form,
    redirect: 'manual',
  });
}

/** A page that nobody had made before. */
const unasked = () => `/papers?q=${crypto.randomUUID()}`;

/** With papers on it, as an earlier reader had it made. */
async function isKept(path: string): Promise<boolean> {
  const response = await get(path);
  const html = await response.text();
  return response.headers.get('x-nextjs-cache') === 'HIT' && html.includes('A drill of paper');
}

async function expectAway(): Promise<void> {
  expect(await waitFor(async () => (await health()) === 503, undefined, PATIENCE_MS)).toBe(true);
  expect((await get('/api/health/live')).status).toBe(200);
  // Where nobody says that the connection is lost, that is found out within seconds.
  expect(await waitFor(() => isKept('/papers/trending'), undefined, PATIENCE_MS)).toBe(true);

  const refused = await send();
  expect(refused.status).toBe(503);
  expect(refused.headers.get('content-type')).toBe('application/problem+json');
  expect(refused.headers.get('retry-after')).toBe('10');
  expect(await refused.json()).toMatchObject({
    code: 'unavailable',
    detail: 'The database is away; try again soon.',
  });
  const vote = await upvote();
  expect(vote.status).toBe(503);
  expect((await vote.text()).includes('trying again may be enough')).toBe(true);
  const page = await get(unasked());
  expect(page.status).toBe(503);
  expect((await page.text()).includes('The presses have stopped')).toBe(true);
}

/** By itself: nothing is started again but Postgres. */
async function expectBack(app: number): Promise<void> {
  expect(await waitFor(async () => (await health()) === 200, undefined, PATIENCE_MS)).toBe(true);
  expect(await waitFor(async () => (await send()).ok, undefined, PATIENCE_MS)).toBe(true);
  expect(await waitFor(async () => (await upvote()).status === 303, undefined, PATIENCE_MS)).toBe(true);
  expect(await waitFor(async () => (await get(unasked())).ok, undefined, PATIENCE_MS)).toBe(true);
  expect(site.pid).toBe(app);
  const before = daily.server.requests.length;
  await askForDaily(site);
  await waitFor(() => daily.server.requests.length > before, undefined, PATIENCE_MS);
  expect(daily.server.requests.length, 'the worker goes on').toBeGreaterThan(before);
}

it('while Postgres hangs kept pages are served, the rest is refused in words, and all is well when it goes on', async () => {
  const app = site.pid;
  expect(await waitFor(() => isKept('/papers/trending'))).toBe(true);
  site.signal('database', 'SIGSTOP');
  try {
    await expectAway();
  } finally {
    site.signal('database', 'SIGCONT');
  }
  await expectBack(app);
}, 300_000);

it('and so it is while it is gone for longer than a page is kept', async () => {
  const app = site.pid;
  expect(await waitFor(() => isKept('/papers/trending'))).toBe(true);
  const keptAt = Date.now();
  site.signal('app', 'SIGSTOP'); // which would start it again at once
  site.kill('postgres');
  try {
    await expectAway();
    await sleep(keptAt + MAX_AGE_MS + 1_000 - Date.now());
    await expectAway();
  } finally {
    site.signal('app', 'SIGCONT');
  }
  await expectBack(app);
}, 300_000);

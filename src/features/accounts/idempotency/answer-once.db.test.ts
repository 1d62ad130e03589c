import { afterEach, describe, expect, it, vi } from 'vitest';
import { POST } from '@/app/api/v1/ingest/route';
import { db } from '@/lib/db';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { createKey } from '../keys/mutations';
import { answerOnce } from './answer-once';
import { forgetWrites } from './mutations';
import { KEPT_ANSWER_BYTES, WAIT_SECONDS, WRITE_NAME_LENGTH } from './schema';

vi.mock('next/server', () => ({ after: () => {} }));
useTestDatabase();
const TOKEN = 'the-token-of-the-tests';
vi.stubEnv('INGEST_TOKEN', TOKEN);
afterEach(() => {
  vi.useRealTimers();
});

const paperOf = (title: string) => `${JSON.stringify({ broadsheet: 1, title })}\n`;

function post(
  body: string,
  { name, key = TOKEN, query = '' }: { name?: string; key?: string; query?: string },
) {
  const headers = { Authorization: `Bearer ${key}`, ...(name !== undefined && { 'Idempotency-Key': name }) };
  const request = new Request(`http://127.0.0.1/api/v1/ingest${query}`, { method: 'POST', headers, body });
  return POST(request, { params: Promise.resolve(undefined) });
}

describe('a write with a name', () => {
  it('is done once, and answered alike, however often it is sent at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => post(paperOf('Sent fifty times'), { name: 'nightly-1' })),
    );
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(texts).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotent-replayed') === null)).toHaveLength(1);
    expect(await db.ingestRun.count()).toBe(1);
    expect(JSON.parse(texts[0] ?? '')).toMatchObject({ run: { created: 1, unchanged: 0 } });
    const later = await post(paperOf('Sent fifty times'), { name: '"nightly-1"' });
    expect(await later.text()).toBe(texts[0]);
  });

  it('is refused where the body or the query is another', async () => {
    await post(paperOf('One'), { name: 'n' });
    for (const [body, query] of [
      [paperOf('Two'), ''],
      [paperOf('One'), '?day=2025-01-01'],
    ] as const) {
      const answer = await post(body, { name: 'n', query });
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ code: 'mismatched' });
    }
    expect(await db.ingestRun.count()).toBe(1);
  });

  it('is answered as it was also where its body broke off', async () => {
    const broken = `[${paperOf('Before it broke')}, {"title`;
    const [first, again] = [
      await post(broken, { name: 'broken', query: '?format=hf-daily-papers' }),
      await post(broken, { name: 'broken', query: '?format=hf-daily-papers' }),
    ];
    expect(first.status).toBe(400);
    expect(again.status).toBe(400);
    expect(again.headers.get('content-type')).toBe('application/problem+json');
    expect(await again.text()).toBe(await first.text());
    expect(await db.ingestRun.count()).toBe(1);
  });

  it('is its sender’s alone', async () => {
    const { key } = await createKey({ name: 'another', scopes: ['ingest'], days: null }, null);
    await post(paperOf('Mine'), { name: 'n' });
    expect((await post(paperOf('Yours'), { name: 'n', key })).status).toBe(200);
    expect(await db.ingestRun.count()).toBe(2);
  });

  it('is free again where it was refused before it was done', async () => {
    expect((await post('what is this', { name: 'n' })).status).toBe(415);
    expect((await post(paperOf('Something else'), { name: 'n' })).status).toBe(200);
  });

  it('has a name of some visible signs', async () => {
    for (const name of ['a b', '""', 'x'.repeat(WRITE_NAME_LENGTH + 1)]) {
      const answer = await post(paperOf('x'), { name });
      expect(answer.status, name).toBe(400);
      expect(await answer.json()).toMatchObject({
        detail: expect.stringContaining('Idempotency-Key: must be'),
      });
    }
    expect((await post(paperOf('x'), { name: 'x'.repeat(WRITE_NAME_LENGTH) })).status).toBe(200);
  });

  it('is forgotten after a day', async () => {
    await post(paperOf('Old'), { name: 'n' });
    await db.idempotentWrite.updateMany({ data: { answeredAt: new Date(Date.now() - 25 * 3_600_000) } });
    expect((await post(paperOf('New'), { name: 'n' })).status).toBe(200);
    expect(await forgetWrites(new Date())).toBe(0);
    expect(await forgetWrites(new Date(Date.now() + 25 * 3_600_000))).toBe(1);
  });
});

describe('a write whose process died', () => {
  const claimed = (heldUntil: Date) =>
    db.idempotentWrite.create({
      data: {
        holder: 'token',
        operation: 'ingest',
        name: 'n',
        claim: crypto.randomUUID(),
        claimedAt: new Date(),
        heldUntil,
      },
    });

  it('is taken over by one of those who send it again, once its claim has ended', async () => {
    await claimed(new Date(Date.now() - 1_000));
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => post(paperOf('Taken over'), { name: 'n' })),
    );
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    expect(await db.ingestRun.count()).toBe(1);
  });

  it('lets nobody wait for ever before that: they are told when to come back', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await claimed(new Date(Date.now() + 86_400_000));
    const ahead = setInterval(() => vi.setSystemTime(Date.now() + 1_000 * WAIT_SECONDS), 200);
    const answer = await post(paperOf('Too early'), { name: 'n' });
    clearInterval(ahead);
    expect(answer.status).toBe(409);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await db.ingestRun.count()).toBe(0);
  });

  it('that lives after all, and ends after another took over, does not answer for it', async () => {
    const holder = { id: null, name: 'INGEST_TOKEN' };
    const request = () =>
      new Request('http://127.0.0.1/', { method: 'POST', body: 'x', headers: { 'Idempotency-Key': 'n' } });
    const slow = await answerOnce(request(), { holder, operation: 'ingest' }, async () => {
      await db.idempotentWrite.updateMany({ data: { heldUntil: new Date(0) } });
      const other = await answerOnce(
        request(),
        { holder, operation: 'ingest' },
        async () => new Response('other'),
      );
      expect(await other.text()).toBe('other');
      return new Response('slow');
    });
    expect(await slow.text()).toBe('slow');
    const again = await answerOnce(
      request(),
      { holder, operation: 'ingest' },
      async () => new Response('third'),
    );
    expect(await again.text()).toBe('other');
  });
});

it('a write with an answer larger than what is kept is not done again, and that is said', async () => {
  const holder = { id: null, name: 'INGEST_TOKEN' };
  let times = 0;
  const send = () =>
    answerOnce(
      new Request('http://127.0.0.1/', { method: 'POST', body: 'x', headers: { 'Idempotency-Key': 'n' } }),
      { holder, operation: 'ingest' },
      async () => {
        times += 1;
        return new Response('a'.repeat(KEPT_ANSWER_BYTES + 1));
      },
    );
  expect((await (await send()).text()).length).toBe(KEPT_ANSWER_BYTES + 1);
  await expect(send()).rejects.toMatchObject({ code: 'conflict' });
  expect(times).toBe(1);
});

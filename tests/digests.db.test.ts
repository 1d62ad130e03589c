import { describe, expect, it } from 'vitest';
import { linkUrl, readLink } from '@/features/digests/links';
import { getPreferences } from '@/features/digests/preferences/queries';
import { confirmSubscription } from '@/features/digests/subscribing/mutations';
import { feature, request, SITE, sendConfirmations, sendDue, useInboxes } from '@/features/digests/testing';
import { db } from '@/lib/db';
import { useTestDatabase } from './support/test-database';

useTestDatabase();
const inboxes = await useInboxes();
const { GET, POST } = await import('@/app/digests/unsubscribe/[token]/route');

const EVENING = new Date('2026-11-27T18:00:00Z');
const MORNING = new Date('2026-11-28T07:00:00Z');
const NEXT_MORNING = new Date('2026-11-29T07:00:00Z');
const READER = 'reader@example.net';

const linksIn = (text = '') => text.match(/https:\/\/papers\.example\.org\/digests\/\S+/g) ?? [];
const tokenOf = (url = '') => url.split('/').at(-1) ?? '';
const contextOf = (url: string) => ({ params: Promise.resolve({ token: tokenOf(url) }) });

describe('from subscribing to unsubscribing', () => {
  it('takes one confirmed click, a morning, and one click more', async () => {
    await feature('Sparse attention', { at: EVENING, votes: 5 });
    await feature('Dense attention', { at: EVENING, votes: 50 });
    await request(READER, EVENING);
    await sendConfirmations(EVENING);
    const [asking] = await inboxes.mailsTo(READER);
    expect(asking?.subject).toBe('Broadsheet: please confirm your subscription');
    const [confirmUrl = ''] = linksIn(asking?.text);
    expect(await sendDue(MORNING), 'before it is confirmed').toMatchObject({ sent: 0 });

    const subscriber = await confirmSubscription(readLink('confirm', tokenOf(confirmUrl)), EVENING);
    expect(await sendDue(new Date(MORNING.getTime() - 1)), 'before its hour').toMatchObject({ sent: 0 });
    expect(await sendDue(MORNING)).toMatchObject({ sent: 1 });
    expect(await sendDue(MORNING), 'again').toMatchObject({ sent: 0, skipped: 0 });
    const [, digest] = await inboxes.mailsTo(READER);
    expect(digest?.subject).toBe('Broadsheet, Saturday, 28 November 2026: Dense attention and 1 more');
    expect(digest?.text?.indexOf('Dense attention')).toBeLessThan(
      digest?.text?.indexOf('Sparse attention') ?? 0,
    );
    expect(inboxes.server.mails.at(-1)?.from).toBe('bounces@example.org');
    expect((await getPreferences(subscriber))?.paperCount).toBe(2);

    const headers = new Map(digest?.headerLines.map(({ key, line }) => [key, line]));
    expect(headers.get('list-id')).toMatch(/^List-Id: <digest\.papers\.example\.org>$/i);
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const unsubscribeUrl = /<(https:[^>]+)>/.exec(headers.get('list-unsubscribe') ?? '')?.[1] ?? '';
    expect(unsubscribeUrl.startsWith(`${SITE}/digests/unsubscribe/`)).toBe(true);

    const looked = await GET(new Request(unsubscribeUrl), contextOf(unsubscribeUrl));
    expect(looked.status).toBe(303);
    expect((await db.subscription.findFirstOrThrow()).unsubscribedAt, 'a link that is opened').toBeNull();
    const clicked = await POST(
      new Request(unsubscribeUrl, {
        method: 'POST',
        body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      }),
      contextOf(unsubscribeUrl),
    );
    expect(clicked.status).toBe(200);
    expect(clicked.headers.get('set-cookie')).toBeNull();
    await feature('Too late', { at: MORNING, votes: 9 });
    expect(await sendDue(NEXT_MORNING)).toMatchObject({ sent: 0 });
    expect(await inboxes.mailsTo(READER)).toHaveLength(2);
  });

  it('is one click also as a form of several parts, or of none, and twice', async () => {
    await request(READER, EVENING);
    const { id } = await db.subscription.findFirstOrThrow();
    const url = linkUrl('unsubscribe', { id, version: 1 });
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    for (const body of [form, undefined, form]) {
      expect((await POST(new Request(url, { method: 'POST', body }), contextOf(url))).status).toBe(200);
      expect((await db.subscription.findFirstOrThrow()).unsubscribedAt).not.toBeNull();
    }
    const wrong = `${url.slice(0, -1)}!`;
    expect((await POST(new Request(url, { method: 'POST' }), contextOf(wrong))).status).toBe(404);
  });

  it('leads back to its page whoever pressed the button there', async () => {
    await request(READER, EVENING);
    const { id } = await db.subscription.findFirstOrThrow();
    const url = linkUrl('unsubscribe', { id, version: 1 });
    const body = new URLSearchParams({ from: 'page' });
    const answer = await POST(
      new Request(url, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
      contextOf(url),
    );
    expect(answer.headers.get('location')).toBe(`/digests/leave/${tokenOf(url)}`);
  });
});

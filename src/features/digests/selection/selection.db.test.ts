import { describe, expect, it } from 'vitest';
import { indexPapers } from '@/features/search/indexing/mutations';
import { db } from '@/lib/db';
import { createPaper, createReader } from '../../../../tests/support/factories';
import { useTestDatabase } from '../../../../tests/support/test-database';
import type { Subject } from '../subject';
import { feature, forgetKept, sendDue, subscribed, useInboxes } from '../testing';

useTestDatabase();
const inboxes = await useInboxes();

const EVENING = new Date('2026-11-26T18:00:00Z');
const morning = (day: number) => new Date(Date.UTC(2026, 10, 27, 7) + day * 86_400_000);
const READER = 'reader@example.net';

/** The titles in the digests of one morning. */
async function titlesOn(day: number, address = READER): Promise<string[][]> {
  inboxes.empty();
  forgetKept();
  await sendDue(morning(day));
  const mails = await inboxes.mailsTo(address);
  return Promise.all(
    mails.map(async ({ text = '' }) => {
      const papers = await db.paper.findMany({ select: { titleText: true } });
      return papers
        .map(({ titleText }) => ({ titleText, place: text.indexOf(`\n${titleText}\n`) }))
        .filter(({ place }) => place >= 0)
        .sort((one, other) => one.place - other.place)
        .map(({ titleText }) => titleText);
    }),
  );
}

/** A paper that came without being featured. */
async function arrive(titleText: string, at: Date, more: Parameters<typeof createPaper>[0] = {}) {
  return createPaper({ title: titleText, titleText, publishedAt: at, createdAt: at, ...more });
}

async function follow(kind: Subject['kind'], text = '', userId?: string) {
  await subscribed(READER, EVENING, { subject: { kind, text }, ...(userId && { userId }) });
}

describe('the board', () => {
  it('gives its best, never one twice, and nothing where nothing came', async () => {
    await subscribed(READER, EVENING, { paperCount: 2 });
    const at = new Date(EVENING.getTime() - 3_600_000);
    for (const [title, votes] of [
      ['third', 1],
      ['first', 30],
      ['second', 5],
      ['fourth', 0],
    ] as const) {
      await feature(title, { at, votes });
    }
    expect(await titlesOn(0)).toEqual([['first', 'second']]);
    expect(await titlesOn(1), 'what was there all the time is not news').toEqual([]);
    expect(await db.digestIssue.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({ outcome: 'empty' });
    await feature('new', { at: morning(1), votes: 0 });
    expect(await titlesOn(2)).toEqual([['new']]);
  });

  it('gives what was overlooked on the same day with what is new', async () => {
    await subscribed(READER, EVENING, { paperCount: 1 });
    const at = new Date(morning(0).getTime() - 3_600_000);
    await feature('early favourite', { at, votes: 9 });
    const bloomer = await feature('late bloomer', { at, votes: 1 });
    expect(await titlesOn(0)).toEqual([['early favourite']]);
    await db.paper.update({ where: { id: bloomer }, data: { sourceUpvoteCount: 400 } });
    await feature('quiet', { at: new Date(morning(0).getTime() + 3_600_000), votes: 2 });
    expect(await titlesOn(1)).toEqual([['late bloomer']]);
  });

  it('brings editions that came late, and not the past that somebody filled in', async () => {
    await follow('board');
    await feature('yesterday', { at: EVENING });
    expect(await titlesOn(0)).toEqual([['yesterday']]);
    await feature('late', { at: morning(0.5), day: '2026-11-25' });
    await feature('ancient', { at: morning(0.5), day: '2024-11-25' });
    expect(await titlesOn(1)).toEqual([['late']]);
  });

  it('leaves out what was withdrawn', async () => {
    await follow('board');
    const id = await feature('mistaken', { at: EVENING });
    await db.paper.update({ where: { id }, data: { withdrawnAt: EVENING } });
    await feature('right', { at: EVENING });
    expect(await titlesOn(0)).toEqual([['right']]);
  });
});

describe('a search', () => {
  it('gives what came since and has all it asks for', async () => {
    await follow('search', 'sparse attention');
    await arrive('Sparse attention at last', EVENING);
    await arrive('Sparse everything', EVENING);
    await arrive('Old sparse attention', EVENING, { publishedAt: new Date('2019-01-01') });
    expect(await titlesOn(0)).toEqual([['Sparse attention at last']]);
    expect(await titlesOn(1)).toEqual([]);
    await arrive('More sparse attention', morning(1));
    expect(await titlesOn(2)).toEqual([['More sparse attention']]);
  });

  it('for votes finds what has them by now', async () => {
    await follow('search', 'attention votes:>20');
    const { id } = await arrive('Attention grows', EVENING);
    expect(await titlesOn(0)).toEqual([]);
    await db.paper.update({ where: { id }, data: { sourceUpvoteCount: 21 } });
    expect(await titlesOn(3)).toEqual([['Attention grows']]);
    expect(await titlesOn(4)).toEqual([]);
  });
});

describe('a topic, an author and bookmarks', () => {
  async function createTopic(slug: string, paperIds: number[]) {
    const { id } = await db.topic.upsert({ where: { slug }, create: { slug, name: slug }, update: {} });
    await db.paperTopic.createMany({ data: paperIds.map((paperId) => ({ topicId: id, paperId })) });
    await db.$transaction((transaction) => indexPapers(transaction, paperIds));
  }

  it('each give what is theirs', async () => {
    await follow('topic', 'moe');
    await follow('author', 'Kaiming He');
    const [expert, residual] = [await arrive('Expert', EVENING), await arrive('Residual', EVENING)];
    await createTopic('moe', [expert.id]);
    await db.paperAuthor.create({ data: { paperId: residual.id, position: 0, name: 'Kaiming He' } });
    await db.$transaction((transaction) => indexPapers(transaction, [residual.id]));
    expect((await titlesOn(0)).flat().sort()).toEqual(['Expert', 'Residual']);
  });

  it('give a paper that belongs to both once', async () => {
    await follow('board');
    await follow('topic', 'moe');
    const id = await feature('Expert', { at: EVENING });
    await createTopic('moe', [id]);
    expect((await titlesOn(0)).flat()).toEqual(['Expert']);
    expect(await titlesOn(1)).toEqual([]);
  });

  it('of bookmarks are what their topics bring that was neither kept nor read', async () => {
    const userId = await createReader();
    const kept = await arrive('Kept before', new Date('2026-10-01'));
    const [wanted, read, other] = [
      await arrive('Wanted', EVENING),
      await arrive('Read', EVENING),
      await arrive('Other', EVENING),
    ];
    await createTopic('moe', [kept.id, wanted.id, read.id]);
    await createTopic('vision', [other.id]);
    await db.bookmark.create({ data: { userId, paperId: kept.id } });
    await db.read.create({ data: { userId, paperId: read.id } });
    await follow('bookmarks', '', userId);
    expect(await titlesOn(0)).toEqual([['Wanted']]);
    await db.user.delete({ where: { id: userId } });
    expect(await titlesOn(1)).toEqual([]);
    expect(await db.subscription.findFirstOrThrow()).toMatchObject({ pauseReason: 'reader_gone' });
  });
});

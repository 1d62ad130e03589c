import { describe, expect, it } from 'vitest';
import type { ViewerId } from '@/features/accounts/viewer';
import { db } from '@/lib/db';
import { oaiRecords, rssChannel } from '../../../../tests/support/arxiv-answers';
import { createReader } from '../../../../tests/support/factories';
import { ingestText as take } from '../../../../tests/support/ingest-text';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { setBookmark } from '../mutations';
import { markSeen } from './mutations';
import { listChanges } from './queries';

useTestDatabase();

const PAPER = '2611.00001';
const announce = (version: number, title = 'A paper') =>
  take(
    rssChannel(
      [{ id: PAPER, version, title, type: version > 1 ? 'replace' : 'new' }],
      `Mon, ${20 + version} Nov 2026 00:00:00 -0500`,
    ),
  );
const paperId = async () => (await db.paper.findFirstOrThrow()).id;
const keep = async () => {
  const viewerId = await createReader();
  await setBookmark(viewerId, { paperId: await paperId(), bookmarked: true });
  return viewerId;
};
const line = async (viewerId: ViewerId) =>
  (await listChanges(viewerId, [await paperId()])).get(await paperId()) ?? null;

describe('a bookmarked paper', () => {
  it('that has a new version since says so, until its reader has seen it', async () => {
    await announce(1);
    const viewerId = await keep();
    expect(await line(viewerId)).toBeNull();
    await announce(2);
    await announce(3, 'A better title');
    expect(await line(viewerId)).toBe('v3 since you kept it, with another title');
    await markSeen(viewerId, await paperId());
    expect(await line(viewerId)).toBeNull();
    await announce(4, 'A better title');
    expect(await line(viewerId)).toBe('v4 since you last saw it');
  });

  it('tells nothing that was so before it was kept, though it is told later', async () => {
    await announce(2);
    const viewerId = await keep();
    await take(oaiRecords([{ id: PAPER, versions: 2, title: 'A paper' }]));
    expect(await line(viewerId)).toBeNull();
  });

  it('says that it was withdrawn, or removed', async () => {
    await take(oaiRecords([{ id: PAPER }]));
    const viewerId = await keep();
    const later = (text: string, day: string) => text.replace('2026-11-28T', `${day}T`);
    await take(later(oaiRecords([{ id: PAPER, versions: 2, isWithdrawn: true }]), '2026-11-29'));
    expect(await line(viewerId)).toBe('v2 since you kept it; withdrawn on 17 November 2026');
    await take(later(oaiRecords([{ id: PAPER, isDeleted: true, datestamp: '2026-11-30' }]), '2026-11-30'));
    expect(await line(viewerId)).toMatch(/; removed at arXiv on 30 November 2026$/);
    await take(later(oaiRecords([{ id: PAPER, versions: 2, isWithdrawn: true }]), '2026-12-01'));
    expect(await line(viewerId)).not.toMatch(/removed/);
  });

  it('is told of to whoever keeps it, as they have seen it', async () => {
    await announce(1);
    const [one, other] = [await keep(), await keep()];
    await announce(2);
    await markSeen(one, await paperId());
    expect(await line(one)).toBeNull();
    expect(await line(other)).toBe('v2 since you kept it');
    expect(await line(await createReader())).toBeNull();
  });
});

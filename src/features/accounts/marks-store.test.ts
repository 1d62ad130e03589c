import { describe, expect, it } from 'vitest';
import { beginOverlay, readMarks, setMark } from './marks-store';

const rendered = { upvoted: false, votes: 9 };
let lastPaper = 0;

/** A server that answers when told to, and remembers what it was asked for. */
function slowServer() {
  const asked: boolean[] = [];
  const waiting: (() => void)[] = [];
  const send = (upvoted: boolean) => {
    asked.push(upvoted);
    return new Promise<{ ok: true; upvoted: boolean; votes: number }>((resolve) =>
      waiting.push(() => resolve({ ok: true, upvoted, votes: upvoted ? 12 : 11 })),
    );
  };
  const answer = async () => {
    waiting.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { asked, send, answer };
}

function newPaper(): number {
  lastPaper += 1;
  return lastPaper;
}

describe('a reader’s mark', () => {
  it('shows at once and takes the server’s count when it answers', async () => {
    const paperId = newPaper();
    const { send, answer } = slowServer();
    const done = setMark({ paperId, name: 'upvoted', value: true, send });
    expect(readMarks(paperId, rendered)).toMatchObject({ upvoted: true, votes: 10 });
    await answer();
    await done;
    expect(readMarks(paperId, rendered)).toMatchObject({ upvoted: true, votes: 12 });
  });

  it('ends in the last of a burst of clicks, with one request at a time', async () => {
    const paperId = newPaper();
    const { asked, send, answer } = slowServer();
    for (const value of [true, false, true, false]) setMark({ paperId, name: 'upvoted', value, send });
    expect(asked).toEqual([true]);
    await answer();
    expect(asked).toEqual([true, false]);
    await answer();
    expect(readMarks(paperId, rendered)).toMatchObject({ upvoted: false, votes: 11 });
  });

  it('asks no more where the burst ends as it began', async () => {
    const paperId = newPaper();
    const { asked, send, answer } = slowServer();
    for (const value of [true, false, true]) setMark({ paperId, name: 'upvoted', value, send });
    await answer();
    expect(asked).toEqual([true]);
    expect(readMarks(paperId, rendered).upvoted).toBe(true);
  });

  it('goes back where it cannot be kept', async () => {
    const paperId = newPaper();
    await setMark({
      paperId,
      name: 'upvoted',
      value: true,
      send: () => Promise.reject(new Error('offline')),
    });
    expect(readMarks(paperId, rendered)).toMatchObject({ upvoted: false, votes: 9 });
    await setMark({
      paperId,
      name: 'bookmarked',
      value: true,
      send: async () => ({ ok: false, message: 'That paper is not here (any more).' }),
    });
    expect(readMarks(paperId, rendered).bookmarked).toBe(false);
  });
});

describe('the reader’s marks laid over a page', () => {
  it('show what the server knows', () => {
    const paperId = newPaper();
    beginOverlay([paperId])({ upvoted: [paperId], bookmarked: [], votes: { [paperId]: 14 } });
    expect(readMarks(paperId, rendered)).toEqual({ upvoted: true, bookmarked: false, votes: 14 });
  });

  it('never undo a click made since they were asked for', async () => {
    const paperId = newPaper();
    const { send, answer } = slowServer();
    const lay = beginOverlay([paperId]);
    setMark({ paperId, name: 'upvoted', value: true, send });
    await answer();
    lay({ upvoted: [], bookmarked: [], votes: { [paperId]: 9 } });
    expect(readMarks(paperId, rendered)).toMatchObject({ upvoted: true, votes: 12 });
  });
});

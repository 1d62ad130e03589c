import { beforeAll, describe, expect, it } from 'vitest';
import { createCompletablePapers, label, listed, suggest } from '../../../../tests/support/completable';
import { useTestDatabase } from '../../../../tests/support/test-database';

useTestDatabase({ keep: true });
beforeAll(createCompletablePapers);

describe('while a query is typed', () => {
  it('topics are found by name and by any way of writing them', async () => {
    expect(await listed('transf')).toContain('topic topic:transformers ¦');
    const [found] = await suggest('multi-layer perc');
    expect(label(found)).toBe('MLP ([multi-layer perc]eptron)');
    expect(found).toMatchObject({ kind: 'topic', query: 'topic:mlp ', detail: 'topic, 2 papers' });
  });

  it('topics without papers are not', async () => {
    expect((await listed('vision transf')).join()).not.toContain('vision-transformers');
  });

  it('papers are found by the words of their title, the last one unfinished', async () => {
    expect(await listed('attention is al')).toEqual(['paper /papers/attention-is-all-you-need']);
    expect(await listed('need atten')).toContain('paper /papers/attention-is-all-you-need');
    expect(await listed('γ-mod')).toEqual(['paper /papers/γ-mod:-exploring-mixture-of-depth-adaptation']);
    expect(await listed('attention')).toEqual(
      expect.arrayContaining([
        'paper /papers/attention-is-all-you-need',
        'paper /papers/attention-is-not-explanation',
      ]),
    );
  });

  it('papers are offered only where nothing else is asked for', async () => {
    expect((await listed('has:code attention is a')).join()).not.toContain('/papers/');
    expect((await listed('-attention')).join()).not.toContain('/papers/');
  });

  it('authors are found by any of their names, with accents or without', async () => {
    for (const typed of ['scholk', 'Schölk', 'bern scho', 'Scho\u0308lkopf']) {
      expect(await listed(typed), typed).toContain('author author:"Bernhard Schölkopf" ¦');
    }
    expect(await listed('lukasz')).toContain('author author:"Łukasz Kaiser" ¦');
    expect(await listed("kernels o'bri")).toContain(`author kernels author:"Flann O'Brien" ¦`);
  });

  it('the last words are completed where all of them are nothing', async () => {
    expect(await listed('kernels by scholkopf')).toEqual(['author kernels by author:"Bernhard Schölkopf" ¦']);
  });

  it('what takes up more of the words comes first, and kinds stay together', async () => {
    expect((await suggest('attention is')).map(({ kind }) => kind).slice(0, 2)).toEqual(['paper', 'paper']);
    const kinds = (await suggest('ker')).map(({ kind }) => kind);
    expect(kinds).toEqual([...new Set(kinds)].flatMap((kind) => kinds.filter((one) => one === kind)));
  });
});

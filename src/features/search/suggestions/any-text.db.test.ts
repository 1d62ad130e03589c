import { beforeAll, expect, it } from 'vitest';
import { createCompletablePapers, NOW, suggest } from '../../../../tests/support/completable';
import { createPaper } from '../../../../tests/support/factories';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { hostileText } from '../language/testing';
import { listSuggestions } from './queries';
import { MOST_SUGGESTIONS } from './schema';

useTestDatabase({ keep: true });
beforeAll(createCompletablePapers);

it('any text has an answer, of a few', async () => {
  let state = 7;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  for (let count = 0; count < 400; count++) {
    const text = hostileText(random)
      .slice(0, 1_000)
      .toWellFormed()
      .replace(/\p{Cc}/gu, ' ');
    const found = await listSuggestions({ text, at: Math.floor(random() * (text.length + 1)) }, NOW);
    expect(found.length).toBeLessThanOrEqual(MOST_SUGGESTIONS);
  }
  for (const text of [
    '漢'.repeat(1_000),
    'ﷺ'.repeat(1_000),
    `author:"${"'\\".repeat(490)}`,
    'a '.repeat(500),
  ]) {
    expect((await suggest(text)).length).toBeLessThanOrEqual(MOST_SUGGESTIONS);
  }
});

it('a title without words, or of one that no index holds, is stored as any other', async () => {
  for (const titleText of ['∅', '漢'.repeat(3_000), 'ﷺ'.repeat(500), `a${'𐌰'.repeat(500)}`]) {
    expect(await createPaper({ titleText })).toMatchObject({ titleText });
  }
});

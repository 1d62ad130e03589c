import { describe, expect, it } from 'vitest';
import { createPaper } from '../../../../../tests/support/factories';
import { useTestDatabase } from '../../../../../tests/support/test-database';
import { searchPapers } from '../../queries';

useTestDatabase();

function search(text: string) {
  return searchPapers({ text, sort: 'relevance', cursor: null });
}

async function titles(text: string): Promise<string[]> {
  return (await search(text)).hits.map((hit) => hit.paper.titleText);
}

describe('a search for what is written', () => {
  it('finds an author by any of their names, in any order, and no two people for one', async () => {
    const named = (titleText: string, ...names: string[]) =>
      createPaper({ titleText, authors: { create: names.map((name, position) => ({ position, name })) } });
    await named('One', 'Lei Wang', 'Min Zhou');
    await named('Two', 'Zhou, Lei', 'Min Wang');
    await named('Three', 'Lei van der Zhou');
    await named('Four', 'Jean-Pierre Zhou');
    await createPaper({ titleText: 'On Lei Zhou' });
    expect((await titles('author:"Lei Zhou"')).toSorted()).toEqual(['Three', 'Two']);
    expect((await titles('author:"zhou lei van"')).toSorted()).toEqual(['Three']);
    expect(await titles('author:"Pierre Zhou"')).toEqual(['Four']);
    expect((await titles('-author:"Lei Zhou" author:lei')).toSorted()).toEqual(['One']);
    expect((await titles('author:zhou -author:"Lei Zhou"')).toSorted()).toEqual(['Four', 'One']);
  });

  it('finds a phrase longer than any pattern, and not one that differs at its end', async () => {
    const words =
      'one owl two mice three cats four dogs five hens six geese seven goats eight rams nine pigs ten cows';
    await createPaper({ titleText: words });
    await createPaper({ titleText: 'Hyphens', abstractText: words.replace('three cats', 'three-cats') });
    expect(await titles(`"${words}"`)).toHaveLength(2);
    await createPaper({ titleText: 'Bulls' });
    expect(await titles(`"${words.replace('cows', 'bulls')}"`)).toEqual([]);
    expect(await titles(`"${words.replace('owl two', 'two owl')}"`)).toEqual([]);
  });

  it('finds nothing, and does not fail, where more words are between two than any pattern counts', async () => {
    await createPaper({ titleText: 'Model data' });
    const result = await search(`"model ${'a '.repeat(300)}data"`);
    expect(result).toMatchObject({ total: 0, hits: [] });
  });
});

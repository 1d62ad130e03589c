import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hfDaily } from './hf-daily';
import { readHfIds } from './hf-ids';
import { chunksOf, papersOf, parseText, realData, rejectionsOf } from './testing';

const ids = (text: string) => readHfIds(chunksOf(text, [7]));
const archive = realData('hf-daily');

describe('the ids on a list of Hugging Face', () => {
  it('are those of its papers, without versions', async () => {
    expect(
      await ids('[{"paper":{"id":"2606.26740v2","authors":[]}},{"id":"2606.26741","upvotes":1}]'),
    ).toEqual(['2606.26740', '2606.26741']);
    expect(await ids('[]')).toEqual([]);
  });

  it('are read also from entries that are texts, or broken', async () => {
    expect(
      await ids(`["{'paper': {'id': '2412.04467', 'authors': []}}", {"paper": {"id": "2412.04468", oops}}]`),
    ).toEqual(['2412.04467', '2412.04468']);
  });

  it.skipIf(!archive)('are as many as there are entries, in every recorded list', async () => {
    const files = readdirSync(archive ?? '').filter((_, at) => at % 20 === 0);
    for (const file of files) {
      const text = readFileSync(path.join(archive ?? '', file), 'utf8');
      const outcome = await parseText(hfDaily, text);
      expect((await readHfIds(chunksOf(text))).length, file).toBe(
        papersOf(outcome).length + rejectionsOf(outcome).length,
      );
    }
  });
});

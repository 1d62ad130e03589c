import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { chunksOf, papersOf, parseText, realData, rejectionsOf } from '../testing';
import { arxivAtom } from './arxiv-atom';
import { readAtomEnvelope } from './feed';

const feed = (entries: string) => `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/x</id>
  <title>arXiv Query: search_query=engines</title>
  <updated>2026-04-12T22:09:26Z</updated>
  <opensearch:itemsPerPage>10</opensearch:itemsPerPage>
  <opensearch:totalResults>251</opensearch:totalResults>
  <opensearch:startIndex>20</opensearch:startIndex>
  ${entries}
</feed>`;

const ENTRY = `<entry>
    <id>http://arxiv.org/abs/2406.11944v2</id>
    <title>On Engines &amp;\n  Looms</title>
    <updated>2024-07-01T10:00:00Z</updated>
    <link href="https://arxiv.org/abs/2406.11944v2" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2406.11944v2" rel="related" type="application/pdf" title="pdf"/>
    <link href="https://doi.org/10.1000/ABC" rel="related" title="doi"/>
    <summary>  We weave $n^2$ numbers.\n  </summary>
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
    <category term="68T50" scheme="http://arxiv.org/schemas/atom"/>
    <published>2024-06-17T17:59:46Z</published>
    <arxiv:comment>12 pages</arxiv:comment>
    <arxiv:primary_category term="cs.CL"/>
    <arxiv:journal_ref>Engines 1 (2024)</arxiv:journal_ref>
    <author><name>Ada Lovelace</name><arxiv:affiliation>London</arxiv:affiliation></author>
    <author><name>Charles Babbage</name></author>
  </entry>`;

const ERROR = `<entry>
    <id>http://arxiv.org/api/errors#incorrect_id_format_for_abc</id>
    <title>Error</title>
    <summary>incorrect id format for abc</summary>
    <author><name>arXiv api core</name></author>
  </entry>`;

const parse = (text: string, options = {}) => parseText(arxivAtom, text, options);
const changed = async (from: string | RegExp, to: string) => parse(feed(ENTRY.replace(from, to)));

describe('an answer of the arXiv API', () => {
  it('gives a paper an entry, as of when arXiv answered', async () => {
    const outcome = await parse(feed(ENTRY), { day: '2024-06-18' });
    expect(rejectionsOf(outcome)).toEqual([]);
    expect(papersOf(outcome)).toMatchObject([
      {
        source: 'arxiv',
        asOf: new Date('2026-04-12T22:09:26Z'),
        arxivId: '2406.11944',
        arxivVersion: 2,
        doi: '10.1000/abc',
        title: 'On Engines &\n  Looms',
        abstract: 'We weave $n^2$ numbers.',
        comment: '12 pages',
        journalRef: 'Engines 1 (2024)',
        authors: [
          { name: 'Ada Lovelace', handle: null, hidden: false },
          { name: 'Charles Babbage', handle: null, hidden: false },
        ],
        categories: ['cs.CL', 'cs.LG'],
        publishedAt: { at: new Date('2024-06-17T17:59:46Z'), precision: 'instant' },
        updatedAt: new Date('2024-07-01T10:00:00Z'),
        links: [],
        editions: [{ day: '2024-06-18', submittedBy: null }],
        record: { xml: ENTRY },
      },
    ]);
  });

  it('is read whatever prefix it gives to Atom, and cut anywhere', async () => {
    const prefixed = feed(ENTRY)
      .replaceAll(/<(\/?)(?=feed|entry|id|title|author|name)/g, '<$1a:')
      .replace('xmlns=', 'xmlns:a="http://www.w3.org/2005/Atom" xmlns=');
    const [paper] = papersOf(await parse(prefixed));
    expect(paper).toMatchObject({ arxivId: '2406.11944', categories: ['cs.CL', 'cs.LG'] });
    expect(await parse(feed(ENTRY), { lengths: [7] })).toEqual(await parse(feed(ENTRY)));
  });

  it('may have no entries at all', async () => {
    expect(await parse(feed(''))).toEqual({ items: [], error: null });
  });

  it('that is an error says what arXiv said', async () => {
    expect(rejectionsOf(await parse(feed(ERROR)))).toEqual([
      { index: 0, reason: 'arXiv answered with an error: incorrect id format for abc', rawText: ERROR },
    ]);
  });

  it('rejects an entry that is none of arXiv, or lacks what a paper needs', async () => {
    const reason = async (from: string | RegExp, to: string) =>
      rejectionsOf(await changed(from, to))[0]?.reason;
    expect(await reason('http://arxiv.org/abs/2406.11944v2', 'urn:uuid:1')).toBe(
      'id: not an arXiv identifier: urn:uuid:1',
    );
    expect(await reason(/<title>.*<\/title>/s, '')).toBe('title: empty');
    expect(await reason(/<published>.*<\/published>/, '<published>June</published>')).toBe(
      'published: not a date',
    );
    expect(await reason('$n^2$', '&nbsp;')).toMatch(
      /^not well-formed XML: an entity that is not defined \(line 17\)$/,
    );
    expect(await reason('12 pages', 'x'.repeat(10_001))).toMatch(/^comment: Too big/);
  });

  it('that breaks off keeps the entries before, and is no answer where it is something else', async () => {
    const cut = await parse(feed(ENTRY + ENTRY).slice(0, -300));
    expect(papersOf(cut)).toHaveLength(1);
    expect(cut.error).toMatchObject({
      message: expect.stringMatching(/ends too early within the element that begins in line/),
    });
    expect((await parse('<html></html>')).error?.message).toMatch(/expected <feed>, found <html>/);
  });

  it('says around its entries what is left to ask for', async () => {
    expect(await readAtomEnvelope(chunksOf(feed(ENTRY), [50]))).toEqual({
      updated: '2026-04-12T22:09:26Z',
      totalResults: 251,
      startIndex: 20,
      itemsPerPage: 10,
      entries: 1,
      ids: ['2406.11944'],
      error: null,
    });
    expect(await readAtomEnvelope(chunksOf(feed(ERROR)))).toMatchObject({
      entries: 0,
      error: 'incorrect id format for abc',
    });
  });
});

const folder = realData('arxiv/atom');

describe.skipIf(!folder)('the recorded answers of the arXiv API', () => {
  it('are read whole', async () => {
    const found: Record<string, number> = {};
    for (const file of readdirSync(folder ?? '')) {
      const { body } = JSON.parse(readFileSync(path.join(folder ?? '', file), 'utf8'));
      expect(arxivAtom.sniff(body.slice(0, 65_536))).toBe(true);
      const outcome = await parse(body, { lengths: [1_000] });
      const papers = papersOf(outcome);
      const isError = file.startsWith('id_abc');
      expect(rejectionsOf(outcome).map(({ reason }) => reason)).toEqual(
        isError ? ['arXiv answered with an error: incorrect id format for abc'] : [],
      );
      for (const paper of papers) {
        expect(paper.abstract && paper.arxivVersion && paper.publishedAt && paper.updatedAt).toBeTruthy();
        expect(paper.authors?.length && paper.categories?.length).toBeTruthy();
      }
      expect(await readAtomEnvelope(chunksOf(body))).toMatchObject({ entries: papers.length });
      found[file.replace(/_[0-9a-f]{12}\.json$/, '')] = papers.length;
    }
    expect(found).toEqual({
      'id_0000.0000_s0_m100': 0,
      'id_0808.05394_s0_m100': 0,
      'id_1605.08386_s0_m100': 1,
      'id_1707.08567_s0_m100': 1,
      id_abc_s0_m100: 0,
      'id_astro-ph_0601001_s0_m100': 1,
      'id_quant-ph_0201082v1_s0_m100': 1,
      q_testing_s0_m10: 10,
      q_testing_s0_m100: 100,
      q_testing_s0_m15: 15,
      q_testing_s10_m10: 10,
      q_testing_s20_m10: 10,
      q_testing_s30_m10: 10,
      q_testing_s5_m10: 10,
      q_testing_s5_m15: 15,
    });
  });
});

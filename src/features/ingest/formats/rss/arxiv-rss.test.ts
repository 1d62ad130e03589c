import { describe, expect, it } from 'vitest';
import { papersOf, parseText, rejectionsOf } from '../testing';
import { arxivRss } from './arxiv-rss';

const channel = (items: string) => `<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0">
  <channel>
    <title>cs.CL updates on arXiv.org</title>
    <link>http://rss.arxiv.org/rss/cs.CL</link>
    <description>cs.CL updates on the arXiv.org e-print archive.</description>
    <atom:link href="http://rss.arxiv.org/rss/cs.CL" rel="self" type="application/rss+xml"/>
    <docs>http://www.rssboard.org/rss-specification</docs>
    <language>en-us</language>
    <lastBuildDate>Tue, 18 Jun 2024 04:00:06 +0000</lastBuildDate>
    <pubDate>Tue, 18 Jun 2024 00:00:00 -0400</pubDate>
    <skipDays><day>Sunday</day><day>Saturday</day></skipDays>
    ${items}
  </channel>
</rss>`;

const item = (type: string, id = '2406.11944v1') => `<item>
      <title>On Engines: A $\\gamma$-Study</title>
      <link>https://arxiv.org/abs/${id.replace(/v\d+$/, '')}</link>
      <description>arXiv:${id} Announce Type: ${type} \nAbstract: We weave &lt;b&gt;numbers&lt;/b&gt;.\nAnd more.</description>
      <guid isPermaLink="false">oai:arXiv.org:${id}</guid>
      <category>cs.CL</category>
      <category>cs.LG</category>
      <pubDate>Tue, 18 Jun 2024 00:00:00 -0400</pubDate>
      <arxiv:announce_type>${type}</arxiv:announce_type>
      <dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights>
      <dc:creator>Ada Lovelace, Charles Babbage</dc:creator>
      <arxiv:DOI>10.1000/ABC</arxiv:DOI>
      <arxiv:journal_reference>Engines 1 (2024)</arxiv:journal_reference>
    </item>`;

const parse = (items: string, options = {}) => parseText(arxivRss, channel(items), options);
const reason = async (items: string) => rejectionsOf(await parse(items))[0]?.reason;
const TYPES = ['new', 'cross', 'replace', 'replace-cross'];

describe("arXiv's announcements of a day", () => {
  it('give a paper an item', async () => {
    const { items, error } = await parse(item('new'));
    expect(error).toBeNull();
    expect(items).toMatchObject([
      {
        index: 0,
        announcement: { type: 'new', day: '2024-06-18' },
        paper: {
          source: 'arxiv',
          asOf: new Date('2024-06-18T04:00:00Z'),
          arxivId: '2406.11944',
          arxivVersion: 1,
          doi: '10.1000/abc',
          title: 'On Engines: A $\\gamma$-Study',
          abstract: 'We weave <b>numbers</b>.\nAnd more.',
          journalRef: 'Engines 1 (2024)',
          authors: [{ name: 'Ada Lovelace' }, { name: 'Charles Babbage' }],
          categories: ['cs.CL', 'cs.LG'],
          publishedAt: null,
          updatedAt: null,
          editions: [],
          record: { announcement: { type: 'new', day: '2024-06-18' }, xml: item('new') },
        },
      },
    ]);
  });

  it('keep new papers and new versions apart: only the former go into an edition', async () => {
    const { items } = await parse(TYPES.map((type) => item(type)).join(''), { day: '2024-06-18' });
    const seen = items.map(
      (each) => 'paper' in each && [each.announcement?.type, each.paper.editions.length],
    );
    expect(seen).toEqual([
      ['new', 1],
      ['cross', 1],
      ['replace', 0],
      ['replace-cross', 0],
    ]);
  });

  it('tell the kind and the version also where only the description has them', async () => {
    const bare = item('replace', '2406.11944v3')
      .replace(/<arxiv:announce_type>.*<\/arxiv:announce_type>/, '')
      .replace(/<guid.*<\/guid>/, '')
      .replace(/<pubDate>.*<\/pubDate>/, '');
    const { items } = await parse(bare);
    expect(items).toMatchObject([
      {
        announcement: { type: 'replace', day: null },
        paper: { arxivVersion: 3, asOf: new Date('2024-06-18T04:00:06Z') },
      },
    ]);
  });

  it('are none on days off', async () => {
    expect(await parse('')).toEqual({ items: [], error: null });
  });

  it('reject an item that is none of arXiv, or of a kind that is not known', async () => {
    const generic =
      '<item><title>News</title><link>https://example.org/1</link><description>Text</description></item>';
    expect(await reason(generic)).toMatch(/^not an item of arXiv/);
    expect(await reason(item('withdrawn'))).toBe('arxiv:announce_type: "withdrawn" is not known');
    const linked = '<item><title>T</title><link>https://arxiv.org/abs/2406.11944</link></item>';
    expect(await reason(linked)).toBe('arxiv:announce_type: missing');
    expect(await reason(item('new').replace(/<title>.*<\/title>/, ''))).toBe('title: empty');
    expect(await reason(item('new').replace(/<pubDate>.*<\/pubDate>/, '<pubDate>today</pubDate>'))).toBe(
      'pubDate: not a date',
    );
    expect(papersOf(await parse(generic + item('new')))).toHaveLength(1);
  });

  it('are told from other XML by their root', () => {
    expect(arxivRss.sniff(channel('').slice(0, 400))).toBe(true);
    for (const head of ['<rdf:RDF xmlns:rdf="urn:x">', '<feed/>', 'rss', '<rss'])
      expect(arxivRss.sniff(head)).toBe(false);
  });

  it('take no longer than they are long, whatever they say', async () => {
    const spaces = ' \n'.repeat(200_000);
    const description = `<description>arXiv:2406.11944 Announce Type: new${spaces}x</description>`;
    const { items } = await parse(item('new').replace(/<description>.*<\/description>/s, description));
    expect(items).toHaveLength(1);
  });
});

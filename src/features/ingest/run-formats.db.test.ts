import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { getPaper } from '@/features/papers/queries';
import { db } from '@/lib/db';
import { useTestDatabase } from '../../../tests/support/test-database';
import { getRun } from './queries';
import { ingest } from './run';

useTestDatabase();

const now = new Date('2026-11-24T12:00:00Z');

async function* bytesOf(text: string) {
  for (let at = 0; at < text.length; at += 500) yield Buffer.from(text.slice(at, at + 500));
}
const take = (text: string, options: Partial<Parameters<typeof ingest>[0]> = {}) =>
  ingest({ body: bytesOf(text), via: 'api', now, ...options });

const NOTICE = 'This paper has been withdrawn by the authors due to an error in Lemma 2.';

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
<updated>2024-07-03T00:00:00Z</updated>
<entry><id>http://arxiv.org/abs/2406.11944v2</id><title>On \\'Engines</title><summary>We weave.</summary>
<author><name>Ada Lovelace</name></author><arxiv:primary_category term="cs.CL"/><category term="cs.LG"/><category term="cs.CL"/>
<published>2024-06-17T17:59:46Z</published><updated>2024-07-01T10:00:00Z</updated></entry>
<entry><id>http://arxiv.org/abs/2406.00002v3</id><title>On Looms</title><summary>${NOTICE}</summary>
<author><name>Ada Lovelace</name></author><category term="cs.LG"/></entry>
<entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>incorrect id format for abc</summary></entry>
</feed>`;

const rssItem = (id: string, title: string, abstract: string, type: string) =>
  `<item><title>${title}</title><link>https://arxiv.org/abs/${id.slice(0, 10)}</link>
<description>arXiv:${id} Announce Type: ${type}\nAbstract: ${abstract}</description><category>cs.CL</category><category>cs.LG</category>
<pubDate>Mon, 01 Jul 2024 00:00:00 -0400</pubDate><arxiv:announce_type>${type}</arxiv:announce_type><dc:creator>Ada Lovelace</dc:creator></item>`;
const RSS = `<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel>
${rssItem('2406.11944v2', "On \\'Engines", 'We weave.', 'cross')}${rssItem('2406.00002v3', 'On Looms', NOTICE, 'replace')}
<item><title>News</title><link>https://example.org</link></item></channel></rss>`;

const rawRecord = (id: string, title: string, versions: string) =>
  `<record><header><identifier>oai:arXiv.org:${id}</identifier><datestamp>2024-07-02</datestamp></header><metadata>
<arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>${id}</id>${versions}<title>${title}</title><authors>Ada Lovelace</authors>
<categories>cs.CL cs.LG</categories><abstract>We weave.</abstract></arXivRaw></metadata></record>`;
const rawVersion = (name: string, day: number, type: string) =>
  `<version version="${name}"><date>${day} Jun 2024 10:00:00 GMT</date><source_type>${type}</source_type></version>`;
const OAI = `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2024-07-03T00:00:00Z</responseDate><ListRecords>
${rawRecord('2406.11944', "On \\'Engines", rawVersion('v1', 17, 'D') + rawVersion('v2', 20, 'D'))}
${rawRecord('2406.00002', 'On Looms', rawVersion('v1', 17, 'D') + rawVersion('v2', 18, 'D') + rawVersion('v3', 19, 'I'))}
<record><header status="deleted"><identifier>oai:arXiv.org:2406.00003</identifier><datestamp>2024-07-02</datestamp></header></record>
</ListRecords></OAI-PMH>`;

const BIBTEX = `@string{cl = {cs.CL}}
@article{a, title = {On {\\'E}ngines}, author = {Lovelace, Ada}, eprint = {2406.11944v2}, archiveprefix = {arXiv}, primaryclass = cl, year = 2024}
@article{b, title = {On Looms}, eprint = {2406.00002v3}, archiveprefix = {arXiv}, primaryclass = cl, note = {Withdrawn by the authors}}
@article{c, year = 2024}`;

describe('a body', () => {
  it.each([
    ['arxiv-atom', ATOM, ['cs.CL', 'cs.LG'], /incorrect id format for abc/],
    ['arxiv-rss', RSS, ['cs.CL', 'cs.LG'], /not an item of arXiv/],
    ['arxiv-oai', OAI, ['cs.CL', 'cs.LG'], /deleted at the source/],
    ['bibtex', BIBTEX, ['cs.CL'], /line 4: @article has no title/],
  ])('of %s becomes papers, once', async (format, body, categories, reason) => {
    const { run, failure, rejections } = await take(body);
    expect(failure).toBeNull();
    expect(run).toMatchObject({ format, received: 3, created: 2, rejected: 1 });
    expect(rejections).toMatchObject([{ index: 2, reason: expect.stringMatching(reason) }]);
    const kept = await getRun(run.id, null);
    expect(kept?.rejections).toMatchObject([{ index: 2, rawText: expect.stringMatching(/^[<@].*[>}]$/s) }]);

    expect((await getPaper('2406.11944'))?.paper).toMatchObject({
      titleText: expect.stringMatching(/^On Éngines$/),
      authors: ['Ada Lovelace'],
      arxivVersion: 2,
      categories,
      withdrawnAt: null,
    });
    expect((await getPaper('2406.00002'))?.paper).toMatchObject({
      arxivVersion: 3,
      withdrawnAt: expect.any(Date),
    });

    const before = await db.paper.findMany({ orderBy: { id: 'asc' } });
    const again = await take(body, { format });
    expect(again.run).toMatchObject({ received: 3, created: 0, updated: 0, unchanged: 2, rejected: 1 });
    expect(await db.paper.findMany({ orderBy: { id: 'asc' } })).toEqual(before);
  });

  it('of announcements puts new papers into the edition asked for, not new versions', async () => {
    await take(RSS, { day: '2024-07-01' as never });
    const entries = await db.editionEntry.findMany({ select: { paper: { select: { key: true } } } });
    expect(entries).toEqual([{ paper: { key: '2406.11944' } }]);
  });

  it('of XML that breaks off gives what came before, and says where', async () => {
    const { run, failure } = await take(
      `${ATOM.slice(0, ATOM.indexOf('<entry><id>http://arxiv.org/abs/2406.00002'))}<entry></feed>`,
    );
    expect(run).toMatchObject({ created: 1, rejected: 0 });
    expect(failure).toMatchObject({
      code: 'invalid',
      line: 6,
      message: expect.stringMatching(/^broken XML: unexpected close tag/),
    });
    expect((await take('<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>')).failure?.message).toMatch(
      /DOCTYPE/,
    );
  });

  it('without records is a run without records', async () => {
    const empty = ATOM.replace(/<entry>[\s\S]*<\/entry>/, '');
    expect((await take(empty)).run).toMatchObject({ format: 'arxiv-atom', received: 0 });
  });
});

const data = path.resolve(process.env.SHARED_DIR ?? '../shared', 'data/arxiv');
const here = existsSync(data);

describe.skipIf(!here)(`the recorded answers${here ? '' : ` (not found in ${data}; set SHARED_DIR)`}`, () => {
  it('of arXiv become papers, and nothing new the second time', async () => {
    const atom = readdirSync(path.join(data, 'atom')).map(
      (file) => JSON.parse(readFileSync(path.join(data, 'atom', file), 'utf8')).body as string,
    );
    const oai = ['arXiv', 'arXivRaw'].flatMap((folder) =>
      readdirSync(path.join(data, 'oai', folder)).map((file) =>
        readFileSync(path.join(data, 'oai', folder, file), 'utf8'),
      ),
    );
    const pass = async () => {
      const total = { received: 0, created: 0, rejected: 0, changed: 0 };
      for (const body of [...atom, ...oai]) {
        const { run, failure } = await take(body);
        expect(failure).toBeNull();
        total.received += run.received;
        total.created += run.created;
        total.rejected += run.rejected;
        total.changed += run.created + run.updated;
      }
      return total;
    };
    const first = await pass();
    expect(first).toMatchObject({ received: 203, rejected: 5 });
    expect(await db.paper.count()).toBe(first.created);
    expect(await pass()).toEqual({ received: 203, created: 0, rejected: 5, changed: 0 });
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { chunksOf, papersOf, parseText, realData, rejectionsOf } from '../testing';
import { arxivOai } from './arxiv-oai';
import { OAI_ERROR_CODES } from './document';
import { readOaiEnvelope } from './envelope';

const answer = (content: string) => `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">
<responseDate>2026-06-18T04:05:06Z</responseDate>
<request verb="ListRecords" metadataPrefix="arXiv" set="cs">http://oaipmh.arxiv.org/oai</request>
${content}
</OAI-PMH>`;
const list = (content: string) => answer(`<ListRecords>${content}</ListRecords>`);
const record = (metadata: string, id = '2406.11944') =>
  `<record><header><identifier>oai:arXiv.org:${id}</identifier><datestamp>2024-07-02</datestamp><setSpec>cs:cs:CL</setSpec></header><metadata>${metadata}</metadata></record>`;

const SHARED =
  '<categories>cs.CL cs.LG</categories><comments>12 pages</comments><journal-ref>Engines 1</journal-ref>' +
  '<doi>10.1000/ABC 10.1000/DEF</doi><abstract>  We weave\nnumbers.\n</abstract>';
const ARXIV = `<arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>2406.11944</id><created>2024-06-17</created><updated>2024-07-01</updated><authors><author><keyname>Lovelace</keyname><forenames>Ada</forenames><affiliation>London</affiliation></author><author><keyname>Somerville</keyname><forenames>M.</forenames><suffix>Jr.</suffix></author><author><keyname>Engine Collaboration</keyname></author></authors><title>On \\'Engines</title>${SHARED}</arXiv>`;
const version = (name: string, date: string, type = 'D') =>
  `<version version="${name}"><date>${date}</date><size>1kb</size><source_type>${type}</source_type></version>`;
const V1 = version('v1', 'Mon, 17 Jun 2024 17:59:46 GMT');
const raw = (versions: string) =>
  `<arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>2406.11944</id><submitter>Ada</submitter>${versions}<title>On Engines</title><authors>Ada Lovelace (London), C. Babbage and M. Somerville</authors>${SHARED}</arXivRaw>`;
const DC = `<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>On Engines</dc:title><dc:creator>Lovelace, Ada</dc:creator><dc:creator>Engine Collaboration</dc:creator><dc:subject>Computer Science - Computation and Language</dc:subject><dc:description>We weave numbers.</dc:description><dc:description>Comment: 12 pages</dc:description><dc:date>2024-07-01</dc:date><dc:date>2024-06-17</dc:date><dc:type>text</dc:type><dc:identifier>http://arxiv.org/abs/2406.11944</dc:identifier><dc:identifier>Engines 1</dc:identifier><dc:identifier>doi:10.1000/ABC</dc:identifier></oai_dc:dc>`;
const DELETED =
  '<record><header status="deleted"><identifier>oai:arXiv.org:2406.00001</identifier><datestamp>2024-07-02</datestamp></header></record>';

const parse = (text: string, options = {}) => parseText(arxivOai, text, options);
const read = async (metadata: string, options = {}) =>
  papersOf(await parse(list(record(metadata)), options))[0];
const reason = async (text: string) => rejectionsOf(await parse(text))[0]?.reason;
const namesOf = (paper: Awaited<ReturnType<typeof read>>) => paper?.authors?.map(({ name }) => name);
const envelope = (text: string) => readOaiEnvelope(chunksOf(text, [100]));

describe('a record of OAI-PMH', () => {
  it('is read in the format arXiv', async () => {
    const paper = await read(ARXIV, { day: '2024-06-18' });
    expect(paper).toMatchObject({
      source: 'arxiv',
      asOf: new Date('2026-06-18T04:05:06Z'),
      arxivId: '2406.11944',
      arxivVersion: null,
      title: "On \\'Engines",
      abstract: 'We weave\nnumbers.',
      comment: '12 pages',
      journalRef: 'Engines 1',
      doi: '10.1000/abc',
      categories: ['cs.CL', 'cs.LG'],
      publishedAt: { at: new Date('2024-06-17T00:00:00Z'), precision: 'day' },
      updatedAt: new Date('2024-07-01T00:00:00Z'),
      withdrawnAt: null,
      editions: [{ day: '2024-06-18', submittedBy: null }],
      record: { xml: record(ARXIV) },
    });
    expect(namesOf(paper)).toEqual(['Ada Lovelace', 'M. Somerville Jr.', 'Engine Collaboration']);
  });

  it('is read in the format arXivRaw, which dates every version', async () => {
    const paper = await read(
      raw(
        version('v10', 'Mon, 1 Jul 2024 10:00:00 GMT') + V1 + version('v2', 'Tue, 18 Jun 2024 10:00:00 GMT'),
      ),
    );
    expect(paper).toMatchObject({
      arxivVersion: 10,
      publishedAt: { at: new Date('2024-06-17T17:59:46Z'), precision: 'instant' },
      updatedAt: new Date('2024-07-01T10:00:00Z'),
      withdrawnAt: null,
    });
    expect(namesOf(paper)).toEqual(['Ada Lovelace', 'C. Babbage', 'M. Somerville']);
  });

  it('in the format arXivRaw is withdrawn where the files of its last version were taken back', async () => {
    const taken = version('v2', 'Tue, 18 Jun 2024 10:00:00 GMT', 'I');
    expect((await read(raw(V1 + taken)))?.withdrawnAt).toEqual(new Date('2024-06-18T10:00:00Z'));
    const back = version('v3', 'Mon, 1 Jul 2024 10:00:00 GMT');
    expect((await read(raw(V1 + taken + back)))?.withdrawnAt).toBeNull();
  });

  it('is read in Dublin Core', async () => {
    const paper = await read(DC);
    expect(paper).toMatchObject({
      arxivId: '2406.11944',
      title: 'On Engines',
      abstract: 'We weave numbers.',
      comment: '12 pages',
      journalRef: 'Engines 1',
      doi: '10.1000/abc',
      categories: null,
      publishedAt: { at: new Date('2024-06-17T00:00:00Z'), precision: 'day' },
      updatedAt: new Date('2024-07-01T00:00:00Z'),
    });
    expect(namesOf(paper)).toEqual(['Ada Lovelace', 'Engine Collaboration']);
  });

  it('that is deleted, or none of arXiv, is rejected with its reason; the others are read', async () => {
    const outcome = await parse(list(DELETED + record(ARXIV)));
    expect(rejectionsOf(outcome)).toEqual([
      { index: 0, reason: 'deleted at the source (oai:arXiv.org:2406.00001, 2024-07-02)', rawText: DELETED },
    ]);
    expect(papersOf(outcome)).toHaveLength(1);
    const elsewhere = DC.replace(/<dc:identifier>http.*?<\/dc:identifier>/, '');
    expect(await reason(list(record(elsewhere, 'x').replace('oai:arXiv.org:x', 'oai:zenodo.org:1')))).toBe(
      'id: not an arXiv identifier (oai:zenodo.org:1)',
    );
    expect(await reason(list(record('')))).toBe('metadata: missing');
    expect(await reason(list(record('<constructor xmlns=""/>')))).toMatch(
      /^metadata: <constructor> is not read/,
    );
    expect(await reason(list(record('<marc xmlns="urn:m"/>')))).toBe(
      'metadata: <marc> is not read, but arXiv, arXivRaw and oai_dc are',
    );
    expect(await reason(list(record(ARXIV.replace('2024-06-17', '17 June'))))).toMatch(/^created: not a day/);
    expect(await reason(list(record(raw(version('2', 'today')))))).toMatch(
      /^versions\[0\]\.version: not a version.*; versions\[0\]\.date: not a date$/,
    );
  });

  it('is told by its root, and comes also one at a time', async () => {
    const single = answer(`<GetRecord>${record(ARXIV)}</GetRecord>`);
    expect(arxivOai.sniff(single)).toBe(true);
    expect(arxivOai.sniff('<OAI-PMH>')).toBe(false);
    expect(papersOf(await parse(single))).toHaveLength(1);
  });
});

describe('an answer of OAI-PMH', () => {
  it('has a token to go on with, an empty one at its end', async () => {
    const token =
      '<resumptionToken cursor="1000" completeListSize="58011" expirationDate="2026-06-19T00:00:00Z"> 72|1001 </resumptionToken>';
    expect(await envelope(list(record(ARXIV) + DELETED + token))).toEqual({
      responseDate: new Date('2026-06-18T04:05:06Z'),
      request: { verb: 'ListRecords', metadataPrefix: 'arXiv', set: 'cs' },
      errors: [],
      records: 2,
      deleted: ['2406.00001'],
      headers: [
        { arxivId: '2406.11944', datestamp: '2024-07-02', isDeleted: false },
        { arxivId: '2406.00001', datestamp: '2024-07-02', isDeleted: true },
      ],
      resumptionToken: '72|1001',
      completeListSize: 58011,
      cursor: 1000,
      expirationDate: new Date('2026-06-19T00:00:00Z'),
    });
    expect(
      await envelope(list(`${record(ARXIV)}<resumptionToken cursor="58000" completeListSize="58011"/>`)),
    ).toMatchObject({ records: 1, resumptionToken: null, cursor: 58000, completeListSize: 58011 });
    expect(await envelope(list(record(ARXIV)))).toMatchObject({ resumptionToken: null, cursor: null });
  });

  it('that breaks off has no token, but an error that says where', async () => {
    await expect(envelope(list(record(ARXIV)).slice(0, -60))).rejects.toMatchObject({
      name: 'BodyError',
      code: 'invalid',
    });
  });

  it('may be an error, which is told; that there are no records is none', async () => {
    for (const code of OAI_ERROR_CODES) {
      const text = answer(`<error code="${code}">Because.</error>`);
      expect((await envelope(text)).errors).toEqual([{ code, message: 'Because.', isKnown: true }]);
      expect(await reason(text)).toBe(
        code === 'noRecordsMatch' ? undefined : `arXiv answered with an error: ${code}: Because.`,
      );
    }
    const several = await envelope(answer('<error code="badVerb">A</error><error code="odd">B</error>'));
    expect(several.errors.map(({ code, isKnown }) => [code, isKnown])).toEqual([
      ['badVerb', true],
      ['odd', false],
    ]);
  });

  it('to a question that is not about records says so', async () => {
    for (const verb of ['Identify', 'ListIdentifiers', 'ListSets', 'ListMetadataFormats']) {
      expect(await reason(answer(`<${verb}><header/></${verb}>`))).toBe(
        `an answer to ${verb}, which has no metadata of papers`,
      );
    }
  });
});

const folder = realData('arxiv/oai');

describe.skipIf(!folder)('the recorded answers of OAI-PMH', () => {
  const load = (file: string) => readFileSync(path.join(folder ?? '', file), 'utf8');

  it.each([
    ['arXiv/arxiv-single.xml', 1, null],
    ['arXiv/arxiv-physics-hep-ex.xml', 3, null],
    ['arXiv/arxiv-physics-hep-th.xml', 3, null],
    ['arXivRaw/GetRecordResponse.xml', 1, null],
    ['arXivRaw/ListRecordsResponse.xml', 6, '726959|1001'],
  ])('are read whole: %s', async (file, count, resumptionToken) => {
    const text = load(file);
    expect(arxivOai.sniff(text)).toBe(true);
    const outcome = await parse(text, { lengths: [997] });
    expect(rejectionsOf(outcome)).toEqual([]);
    expect(papersOf(outcome)).toHaveLength(count);
    for (const paper of papersOf(outcome)) {
      expect(
        paper.abstract && paper.publishedAt && paper.authors?.length && paper.categories?.length,
      ).toBeTruthy();
      expect(paper.arxivVersion).toEqual(file.startsWith('arXivRaw') ? expect.any(Number) : null);
    }
    expect(await envelope(text)).toMatchObject({ records: count, resumptionToken, errors: [] });
  });

  it.each([
    ['BadArgument', 'badArgument'],
    ['BadResumptionToken', 'badResumptionToken'],
    ['BadVerb', 'badVerb'],
    ['IdDoesNotExist', 'idDoesNotExist'],
    ['NoRecordsMatch', 'noRecordsMatch'],
  ])('tell their error: %s', async (file, code) => {
    const text = load(`arXivRaw/ErrorResponse${file}.xml`);
    expect((await envelope(text)).errors).toMatchObject([{ code, isKnown: true }]);
    expect(rejectionsOf(await parse(text))).toHaveLength(code === 'noRecordsMatch' ? 0 : 1);
  });
});

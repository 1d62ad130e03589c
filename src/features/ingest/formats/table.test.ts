import { describe, expect, it } from 'vitest';
import { FORMATS, findFormat, SNIFFED_LENGTH, sniffFormat } from './table';

const PROSE =
  'We study how a small network learns to add. Our experiments show that it does so with a handful of features, ' +
  'which can be read off its weights, and that this holds for larger networks too.';

const sniffed = (head: string) => sniffFormat(head)?.name ?? null;

describe('the format of a body', () => {
  it('is found by its name', () => {
    expect(FORMATS.map((format) => format.name).sort()).toEqual([
      'arxiv-atom',
      'arxiv-jsonl',
      'arxiv-oai',
      'arxiv-rss',
      'bibtex',
      'broadsheet-jsonl',
      'hf-daily-papers',
      'page-text',
      'plain-jsonl',
    ]);
    for (const format of FORMATS) expect(findFormat(format.name)).toBe(format);
    expect(findFormat('csv')).toBeNull();
  });

  it('is told from its content', () => {
    expect(sniffed('{"broadsheet":1,"title":"T"}\n')).toBe('broadsheet-jsonl');
    expect(sniffed('{"title":"T","broadsheet":1}')).toBe('broadsheet-jsonl');
    expect(sniffed('{"id":"0704.0001","title":"T","authors":"A","categories":"hep-ph"}')).toBe('arxiv-jsonl');
    expect(sniffed('[ {"paper": {"id": "2406.11944"}}]')).toBe('hf-daily-papers');
    expect(sniffed("\n[\"{'paper': {'id': '2412.15115'")).toBe('hf-daily-papers');
    expect(sniffed('{"status":"success","date":"2025-01-10","data":[{"paper":{"id"')).toBe('hf-daily-papers');
    expect(sniffed('{"id":"2406.11944","authors":[],"title":"T","upvotes":3}')).toBe('hf-daily-papers');
    expect(sniffed('[]')).toBe('hf-daily-papers');
    expect(sniffed('{"date":"2025-01-11","data":[]}')).toBe('hf-daily-papers');
    expect(sniffed('{"title":"T","abstract":"A","venue":"icra","year":2005}\n')).toBe('plain-jsonl');
    expect(sniffed('new\n\nbyAK and the research community\n\nMar 14\n')).toBe('page-text');
    expect(sniffed(`How a Network Learns to Add\r\n${PROSE}\r\n`)).toBe('page-text');
    expect(sniffed(`[Re] How a Network Learns to Add\n\n${PROSE}`)).toBe('page-text');
  });

  it('is told by the root of XML, and by an entry of BibTeX though there is prose in it', () => {
    expect(sniffed('<?xml version="1.0"?><!-- x --><feed xmlns="http://www.w3.org/2005/Atom"><id>')).toBe(
      'arxiv-atom',
    );
    expect(sniffed('\n<?xml version="1.0" encoding="latin1"?>\n<rss version="2.0"><channel>')).toBe(
      'arxiv-rss',
    );
    expect(sniffed('<o:OAI-PMH xmlns:o="http://www.openarchives.org/OAI/2.0/">')).toBe('arxiv-oai');
    expect(sniffed('<!DOCTYPE rss [<!ENTITY a "b">]><rss>')).toBe('arxiv-rss');
    expect(
      sniffed(`% x\n@article{a,\n  title = {How a Network Learns to Add},\n  abstract = {${PROSE}}\n}`),
    ).toBe('bibtex');
  });

  it('is told though the first lines are broken', () => {
    expect(sniffed('{"broadsheet":1,"tit\n{"broadsheet":1}')).toBe('broadsheet-jsonl');
    expect(sniffed('oops\n{"id":"0704.0001","title":"T","authors":"A","categories":"hep-ph"}\n')).toBe(
      'arxiv-jsonl',
    );
  });

  it('is unknown for anything else', () => {
    for (const other of [
      '',
      ' \n',
      `<!doctype html>\n<p>Daily Papers</p>\nDaily Papers\n<p>${PROSE}</p>`,
      '<OAI-PMH>',
      `<?xml version="1.0"?><feed><title>T</title><summary>${PROSE}</summary></feed>`,
      `%PDF-1.7\n${PROSE}`,
      `id,title,abstract\n1,How a Network Learns to Add,"${PROSE}"\n`,
      `title\tabstract\nHow a Network Learns to Add\t${PROSE}\n`,
      '{"error":"not found"}',
      '[1, 2, 3]',
      '[{"name":"x","value":1}]',
      `"How a Network Learns to Add"\n\n${PROSE}`,
      `TY  - JOUR\nTI  - How a Network Learns to Add\nAB  - ${PROSE}`,
      `# How a Network Learns to Add\n\n${PROSE}`,
      'hello',
      'x'.repeat(SNIFFED_LENGTH * 2),
      'key: value\nother: 3\n',
    ]) {
      expect([other.slice(0, 40), sniffed(other)]).toEqual([other.slice(0, 40), null]);
    }
  });
});

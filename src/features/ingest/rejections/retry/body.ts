import type { Format } from '../../schema';

const NAMESPACES = {
  arxiv: 'http://arxiv.org/schemas/atom',
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  opensearch: 'http://a9.com/-/spec/opensearch/1.1/',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
};
const DECLARED = Object.entries(NAMESPACES)
  .map(([prefix, address]) => ` xmlns:${prefix}="${address}"`)
  .join('');

/** What stands around the records of a format: without it one of them alone is no body. */
const AROUND: Partial<Record<Format['name'], [before: string, after: string]>> = {
  'arxiv-rss': [`<rss version="2.0"${DECLARED}><channel>`, '</channel></rss>'],
  'arxiv-atom': [`<feed xmlns="${NAMESPACES.atom}"${DECLARED}>`, '</feed>'],
  'arxiv-oai': [
    `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"${DECLARED}><ListRecords>`,
    '</ListRecords></OAI-PMH>',
  ],
  'hf-daily-papers': ['[', ']'],
};

/** The body of the format that has a rejected record alone in it. */
export function bodyOf(format: string, rawText: string): string {
  const [before, after] = AROUND[format] ?? ['', ''];
  return `${before}${writtenText(rawText)}${after}`;
}

/** A record that the database refused is kept as it was read, and has the text it was read from in it. */
function writtenText(rawText: string): string {
  if (!/^\s*\{/.test(rawText)) return rawText;
  try {
    const { xml, bibtex }: { xml?: unknown; bibtex?: unknown } = JSON.parse(rawText);
    const written = xml ?? bibtex;
    return typeof written === 'string' ? written : rawText;
  } catch {
    return rawText;
  }
}

import { parseArxivId } from '@/features/papers/arxiv-id';
import { dayToDate } from '@/lib/day';
import type { Format, FormatOptions } from '../../schema';
import { editionsOf } from '../arxiv-fields';
import { readDay, readInstant } from '../fields';
import { incomingPaper } from '../incoming-paper';
import { type Reading, readElements } from '../records';
import { splitXmlElements, type XmlElement } from '../xml/elements';
import { childOf, childrenOf, localName, textWithin, type XmlNode } from '../xml/node';
import { rootOf } from '../xml/root';
import { ANSWER, errorOf, headerOf, type OaiHeader, oai, ROOT } from './document';
import { readDublinCore } from './dublin-core';
import { type Metadata, readArxiv, readArxivRaw } from './metadata';

/** arXiv's OAI-PMH answers (https://info.arxiv.org/help/oa): ListRecords and GetRecord. */
export const arxivOai: Format = {
  name: 'arxiv-oai',
  title: 'OAI-PMH answers of arXiv: ListRecords or GetRecord in arXiv, arXivRaw or oai_dc',
  sniff: (head) => rootOf(head) === ROOT,
  parse: (chunks, options) => {
    let answeredAt: Date | null = null;
    return readElements(splitXmlElements(chunks, ANSWER), (element) => {
      const { name } = element.node;
      if (name === oai('record')) return readRecord(element, answeredAt, options);
      if (name === oai('responseDate')) answeredAt = readInstant(textWithin(element.node));
      return readOther(element);
    });
  },
};

const READERS = new Map<string, (node: XmlNode) => Metadata>([
  ['{http://arxiv.org/OAI/arXiv/}arXiv', readArxiv],
  ['{http://arxiv.org/OAI/arXivRaw/}arXivRaw', readArxivRaw],
  ['{http://www.openarchives.org/OAI/2.0/oai_dc/}dc', readDublinCore],
]);

/** What is no record: an error that only says that there are none is as good as an empty list. */
function readOther(element: XmlElement): Reading | null {
  const error = errorOf(element);
  if (error)
    return error.code === 'noRecordsMatch'
      ? null
      : { reason: `arXiv answered with an error: ${error.code}: ${error.message}` };
  const name = localName(element.node.name);
  const hasNone = /^(?:Identify|List\w+)$/.test(name);
  return hasNone ? { reason: `an answer to ${name}, which has no metadata of papers` } : null;
}

function readRecord({ node, raw }: XmlElement, answeredAt: Date | null, options: FormatOptions): Reading {
  const header = headerOf(node);
  if (header.isDeleted) return readDeleted(header, answeredAt);
  const metadata = metadataOf(node);
  if ('reason' in metadata) return metadata;
  const id = parseArxivId(metadata.id) ?? parseArxivId(header.arxivId);
  if (!id) return { reason: `id: not an arXiv identifier (${header.identifier})` };
  const stamped = readDay(header.datestamp.slice(0, 10));
  return {
    paper: incomingPaper({
      source: 'arxiv',
      asOf: answeredAt ?? (stamped && dayToDate(stamped)),
      arxivId: id.id,
      arxivVersion: id.version,
      ...metadata.said,
      editions: editionsOf(options),
      record: { xml: raw },
    }),
  };
}

function readDeleted({ identifier, arxivId, datestamp }: OaiHeader, answeredAt: Date | null): Reading {
  const reason = `deleted at the source (${identifier}, ${datestamp})`;
  const [id, day] = [parseArxivId(arxivId), readDay(datestamp.slice(0, 10))];
  if (!id || !day) return { reason };
  const at = dayToDate(day);
  return { reason, removal: { arxivId: id.id, at, asOf: answeredAt ?? at } };
}

function metadataOf(record: XmlNode): Metadata {
  const metadata = childOf(record, oai('metadata'));
  const node = metadata && childrenOf(metadata)[0];
  if (!node) return { reason: 'metadata: missing' };
  const read = READERS.get(node.name);
  if (read) return read(node);
  return { reason: `metadata: <${localName(node.name)}> is not read, but arXiv, arXivRaw and oai_dc are` };
}

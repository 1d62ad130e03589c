import { readInstant } from '../fields';
import { splitXmlElements, type XmlElement } from '../xml/elements';
import { textWithin, type XmlNode } from '../xml/node';
import { ANSWER, errorOf, headerOf, type OaiError, type OaiHeader, oai } from './document';

export type OaiEnvelope = {
  responseDate: Date | null;
  /** What was asked for, as the repository understood it: `verb`, `metadataPrefix`, `set`, `from`, …  */
  request: Record<string, string>;
  errors: OaiError[];
  /** Records in this answer, deleted ones too. */
  records: number;
  /** The identifiers of the deleted ones, without "oai:arXiv.org:". */
  deleted: string[];
  /** Every record: its identifier likewise, and the day on which it last changed, as it is written. */
  headers: Pick<OaiHeader, 'arxivId' | 'datestamp' | 'isDeleted'>[];
  /** To ask for the rest with; null where the list is complete. */
  resumptionToken: string | null;
  completeListSize: number | null;
  /** How many records the answers before this one had. */
  cursor: number | null;
  expirationDate: Date | null;
};

/**
 * What an OAI-PMH answer says around its records, for whoever asks for the next: read as a stream, holding one record.
 * @throws BodyError where it is no OAI-PMH answer or breaks off; then there is no token to go on with
 */
export async function readOaiEnvelope(chunks: AsyncIterable<string>): Promise<OaiEnvelope> {
  const envelope: OaiEnvelope = {
    responseDate: null,
    request: {},
    errors: [],
    records: 0,
    deleted: [],
    headers: [],
    resumptionToken: null,
    completeListSize: null,
    cursor: null,
    expirationDate: null,
  };
  for await (const element of splitXmlElements(chunks, ANSWER)) note(envelope, element);
  return envelope;
}

function note(envelope: OaiEnvelope, element: XmlElement): void {
  const { node } = element;
  const error = errorOf(element);
  if (error) envelope.errors.push(error);
  else if (node.name === oai('record')) noteRecord(envelope, headerOf(node));
  else if (node.name === oai('responseDate')) envelope.responseDate = readInstant(textWithin(node));
  else if (node.name === oai('request')) envelope.request = node.attributes;
  else if (node.name === oai('resumptionToken')) Object.assign(envelope, readToken(node));
}

function noteRecord(envelope: OaiEnvelope, { arxivId, datestamp, isDeleted }: OaiHeader): void {
  envelope.records += 1;
  envelope.headers.push({ arxivId, datestamp, isDeleted });
  if (isDeleted) envelope.deleted.push(arxivId);
}

/** An empty token ends a list: it is there for its attributes. */
function readToken(node: XmlNode): Partial<OaiEnvelope> {
  const { completeListSize, cursor, expirationDate } = node.attributes;
  return {
    resumptionToken: textWithin(node).trim() || null,
    completeListSize: countOf(completeListSize),
    cursor: countOf(cursor),
    expirationDate: expirationDate ? readInstant(expirationDate) : null,
  };
}

function countOf(text: string | undefined): number | null {
  return text && /^\d{1,15}$/.test(text.trim()) ? Number(text) : null;
}

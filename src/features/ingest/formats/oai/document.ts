import type { XmlElement, XmlOutline } from '../xml/elements';
import { childOf, inNamespace, textOf, textWithin, type XmlNode } from '../xml/node';

/** OAI-PMH 2.0 (https://www.openarchives.org/OAI/openarchivesprotocol.html). */
export const oai = inNamespace('http://www.openarchives.org/OAI/2.0/');

export const ROOT = oai('OAI-PMH');
export const ANSWER: XmlOutline = { [ROOT]: { [oai('ListRecords')]: {}, [oai('GetRecord')]: {} } };

export const OAI_ERROR_CODES = [
  'badArgument',
  'badResumptionToken',
  'badVerb',
  'cannotDisseminateFormat',
  'idDoesNotExist',
  'noMetadataFormats',
  'noRecordsMatch',
  'noSetHierarchy',
] as const;

/** `code` as the repository wrote it; `isKnown` where it is one of the protocol's. */
export type OaiError = { code: string; message: string; isKnown: boolean };

/** The error an element of an answer is; null where it is something else. */
export function errorOf({ node }: XmlElement): OaiError | null {
  if (node.name !== oai('error')) return null;
  const code = node.attributes.code ?? '';
  return { code, message: textWithin(node).trim(), isKnown: OAI_ERROR_CODES.some((known) => known === code) };
}

export type OaiHeader = {
  /** As the repository wrote it: "oai:arXiv.org:1401.2122". */
  identifier: string;
  /** The same without what OAI puts before an arXiv id. */
  arxivId: string;
  /** The day on which the record last changed. */
  datestamp: string;
  isDeleted: boolean;
};

/** The header of a record; empty texts where it lacks them. */
export function headerOf(record: XmlNode): OaiHeader {
  const header = childOf(record, oai('header'));
  const text = (name: string) => (header && textOf(header, oai(name))?.trim()) ?? '';
  const identifier = text('identifier');
  return {
    identifier,
    arxivId: identifier.replace(/^oai:arXiv\.org:/i, ''),
    datestamp: text('datestamp'),
    isDeleted: header?.attributes.status === 'deleted',
  };
}

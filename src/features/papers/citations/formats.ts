import { bibtexList, type Citable } from '../cite';
import { CITATION_TYPES, type CitationExtension, citationsHref } from './accepted';
import { cslJson } from './csl';
import { ris } from './ris';

export type CitationFormat = {
  /** Behind the address of a paper or a list: `/papers/2406.11944.bib`. */
  extension: CitationExtension;
  /** By which it is asked for in `Accept`, and told in `Content-Type`. */
  type: string;
  title: string;
  write: (papers: Citable[]) => string;
};

/** In what citations are given out. */
export const CITATION_FORMATS: readonly CitationFormat[] = [
  { extension: 'bib', type: CITATION_TYPES.bib, title: 'BibTeX', write: bibtexList },
  { extension: 'ris', type: CITATION_TYPES.ris, title: 'RIS', write: ris },
  { extension: 'csl.json', type: CITATION_TYPES['csl.json'], title: 'CSL-JSON', write: cslJson },
];

/** What the metadata of a page, a paper's or a list's, says of the files that cite it. */
export function citationTypes(page: string): Record<string, { url: string; title: string }[]> {
  return Object.fromEntries(
    CITATION_FORMATS.map(({ extension, type, title }) => [
      type,
      [{ url: citationsHref(page, extension), title }],
    ]),
  );
}

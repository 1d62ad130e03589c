import { bibtexList, type Citable } from '../cite';
import { cslJson } from './csl';
import { ris } from './ris';

export type CitationFormat = {
  /** Behind the address of a paper or a list: `/papers/2406.11944.bib`. */
  extension: string;
  /** By which it is asked for in `Accept`, and told in `Content-Type`. */
  type: string;
  title: string;
  write: (papers: Citable[]) => string;
};

/** In what citations are given out. next.config.ts has the same extensions and types. */
export const CITATION_FORMATS: readonly CitationFormat[] = [
  { extension: 'bib', type: 'application/x-bibtex', title: 'BibTeX', write: bibtexList },
  { extension: 'ris', type: 'application/x-research-info-systems', title: 'RIS', write: ris },
  {
    extension: 'csl.json',
    type: 'application/vnd.citationstyles.csl+json',
    title: 'CSL-JSON',
    write: cslJson,
  },
];

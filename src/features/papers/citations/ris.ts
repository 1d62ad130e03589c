import { arxivUrls } from '../arxiv-id';
import type { Citable } from '../cite';
import { doiUrl } from '../doi';
import { dateParts } from './csl';
import { readPerson, sortedName } from './person';

/** Papers as RIS, as Zotero, EndNote and Mendeley read it: a tag a line, `ER` at the end of each. */
export function ris(papers: Citable[]): string {
  return papers.map(record).join('\r\n');
}

function record(paper: Citable): string {
  const { arxivId, doi, journalRef } = paper;
  const arxiv = arxivId ? arxivUrls(arxivId) : null;
  const [year, month, day] = dateParts(paper);
  const two = (number: number | undefined) => (number === undefined ? '' : String(number).padStart(2, '0'));
  const tags: [string, string | null | undefined][] = [
    // A preprint has no type of its own.
    ['TY', journalRef ? 'JOUR' : 'UNPB'],
    ['TI', paper.titleText],
    ...paper.authors.map((name): [string, string] => ['AU', sortedName(readPerson(name))]),
    ['PY', year === undefined ? null : String(year)],
    ['DA', year === undefined ? null : `${year}/${two(month)}/${two(day)}/`],
    ['JO', journalRef],
    ['DO', doi],
    ['UR', arxiv?.abs ?? (doi && doiUrl(doi))],
    ['L1', arxiv?.pdf],
    ['AN', arxivId && `arXiv:${arxivId}`],
    ['KW', paper.primaryCategory],
    ['AB', paper.abstractText],
    ['ID', paper.key],
  ];
  const lines = tags.flatMap(([tag, value]) => (value ? [`${tag}  - ${oneLine(value)}`] : []));
  return `${[...lines, 'ER  - '].join('\r\n')}\r\n`;
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s\u2028\u2029]+/gu, ' ').trim();
}

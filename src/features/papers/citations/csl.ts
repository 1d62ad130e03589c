import { arxivUrls } from '../arxiv-id';
import { type Citable, citationKeys } from '../cite';
import { doiUrl } from '../doi';
import { type Person, readPerson } from './person';

type CslName =
  | { literal: string }
  | { family: string; given?: string; 'non-dropping-particle'?: string; suffix?: string };

/** An item of CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html). */
export type CslItem = {
  id: string;
  type: 'article' | 'article-journal';
  title: string;
  author?: CslName[];
  issued?: { 'date-parts': [number[]] };
  abstract?: string;
  DOI?: string;
  URL?: string;
  archive?: string;
  archive_location?: string;
  'container-title'?: string;
};

/** Papers as a CSL-JSON document. */
export function cslJson(papers: Citable[]): string {
  const keys = citationKeys(papers);
  return `${JSON.stringify(
    papers.map((paper, at) => cslItem(paper, keys[at] ?? paper.key)),
    null,
    2,
  )}\n`;
}

function cslItem(paper: Citable, id: string): CslItem {
  const { arxivId, doi, journalRef, abstractText, authors } = paper;
  const url = arxivId ? arxivUrls(arxivId).abs : doi && doiUrl(doi);
  return {
    id,
    type: journalRef ? 'article-journal' : 'article',
    title: paper.titleText,
    ...(authors.length > 0 && { author: authors.map((name) => cslName(readPerson(name))) }),
    ...(paper.publishedAt && { issued: { 'date-parts': [dateParts(paper)] as [number[]] } }),
    ...(abstractText && { abstract: abstractText }),
    ...(doi && { DOI: doi }),
    ...(url && { URL: url }),
    ...(arxivId && { archive: 'arXiv', archive_location: arxivId }),
    ...(journalRef && { 'container-title': journalRef }),
  };
}

function cslName(person: Person): CslName {
  if ('literal' in person) return person;
  const { family, given, particle, suffix } = person;
  return {
    family,
    ...(given && { given }),
    ...(particle && { 'non-dropping-particle': particle }),
    ...(suffix && { suffix }),
  };
}

/** Year, month and day, as far as they are known. */
export function dateParts({
  publishedAt,
  publishedPrecision,
}: Pick<Citable, 'publishedAt' | 'publishedPrecision'>): number[] {
  if (!publishedAt) return [];
  const all = [publishedAt.getUTCFullYear(), publishedAt.getUTCMonth() + 1, publishedAt.getUTCDate()];
  return all.slice(0, { year: 1, month: 2, day: 3, instant: 3 }[publishedPrecision]);
}

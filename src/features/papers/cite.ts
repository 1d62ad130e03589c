import { arxivUrls } from './arxiv-id';
import { doiUrl } from './doi';
import { asciiFold } from './fingerprint';
import { findMath } from './tex-math';
import { plainText } from './tex-text';

/** What a citation needs of a paper: a view of one on its own page has it all. */
export type Citable = {
  key: string;
  arxivId: string | null;
  doi: string | null;
  /** Clean text, with mathematics as TeX. */
  title: string;
  titleText: string;
  /** "Jacob Dunefsky", in the authors' order. */
  authors: string[];
  publishedAt: Date | null;
  publishedPrecision: 'instant' | 'day' | 'month' | 'year';
  primaryCategory: string | null;
  abstractText: string | null;
  journalRef: string | null;
};

/** An entry of BibTeX, ending in a line break. `@misc` with `eprint`, as arXiv itself gives it. */
export function bibtex(paper: Citable): string {
  return entry(paper, citationKey(paper));
}

/** Entries, a blank line between them. Papers that would share a citation key all get their own key added to it. */
export function bibtexList(papers: Citable[]): string {
  return bibtexEntries(papers, countCitationKeys(papers));
}

/** A citation key for each paper, told apart as in a list. */
export function citationKeys(papers: Citable[]): string[] {
  const counts = countCitationKeys(papers);
  return papers.map((paper) => ownKey(paper, counts));
}

/** How many of these have which citation key, added to `counts`: for a list that is written in parts. */
export function countCitationKeys(
  papers: Citable[],
  counts = new Map<string, number>(),
): Map<string, number> {
  for (const paper of papers) counts.set(citationKey(paper), (counts.get(citationKey(paper)) ?? 0) + 1);
  return counts;
}

/** A part of a list; `counts` is of all of it. */
export function bibtexEntries(papers: Citable[], counts: ReadonlyMap<string, number>): string {
  return papers.map((paper) => entry(paper, ownKey(paper, counts))).join('\n');
}

function ownKey(paper: Citable, counts: ReadonlyMap<string, number>): string {
  const key = citationKey(paper);
  return counts.get(key) === 1 ? key : `${key}-${paper.key.replace(/[^\w.-]+/g, '-')}`;
}

/** `dunefsky2024transcoders`: the first author's last name, the year, the title's first word that says something. */
export function citationKey(paper: Citable): string {
  const name = paper.authors[0]?.replace(/,.*$/s, '').trim().split(/\s+/).at(-1) ?? '';
  const words = asciiFold(paper.titleText).split(/[^a-z0-9]+/);
  const word = words.find((each) => /^[a-z].{2}/.test(each) && !EMPTY_WORDS.has(each)) ?? '';
  const key = `${asciiFold(name).replace(/[^a-z]+/g, '')}${yearOf(paper) ?? ''}${word.slice(0, 30)}`;
  return /^[a-z]/.test(key) ? key : `paper${key}`;
}

const EMPTY_WORDS = new Set(
  'the and for with from are can does how what when why who its our via toward towards'.split(' '),
);
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function entry(paper: Citable, key: string): string {
  const { arxivId, doi, publishedAt, publishedPrecision } = paper;
  const month = publishedAt && publishedPrecision !== 'year' ? MONTHS[publishedAt.getUTCMonth()] : null;
  const url = arxivId ? arxivUrls(arxivId).abs : doi && doiUrl(doi);
  const fields: [string, string | null | undefined][] = [
    ['title', braced(titleTex(paper.title))],
    ['author', paper.authors.length > 0 ? braced(paper.authors.map(authorTex).join(' and ')) : null],
    ['year', braced(yearOf(paper))],
    ['month', month],
    ['eprint', braced(arxivId)],
    ['archivePrefix', arxivId && '{arXiv}'],
    ['primaryClass', arxivId && braced(paper.primaryCategory && escapeTex(paper.primaryCategory))],
    ['doi', braced(doi?.replace(/[{}\\%]/g, encodeURIComponent))],
    ['url', braced(url?.replace(/[{}\\]/g, encodeURIComponent))],
    ['note', braced(paper.journalRef && escapeTex(paper.journalRef))],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = ${value},\n`] : []));
  return `@misc{${key},\n${lines.join('')}}\n`;
}

function yearOf({ publishedAt }: Citable): string | null {
  return publishedAt ? String(publishedAt.getUTCFullYear()) : null;
}

function braced(value: string | null | undefined): string | null {
  return value ? `{${value}}` : null;
}

/** A name that BibTeX would take apart wrongly (a group's, one with a comma or an "and") is kept whole by braces. */
function authorTex(name: string): string {
  const tex = escapeTex(name.replace(/\s+/g, ' ').trim());
  const whole = /,|\band\b|^others$|\b(?:team|group|collaboration|consortium|project|lab|labs|inc\.?)$/i.test(
    name,
  );
  return whole ? `{${tex}}` : tex;
}

/** Words with a capital within them, and mathematics, are braced: styles may lower the case of the rest. */
function titleTex(title: string): string {
  const maths: string[] = [];
  let words = '';
  let from = 0;
  for (const { start, end, tex } of findMath(title)) {
    words += `${title.slice(from, start)}\uFDD0`;
    maths.push(hasBalancedBraces(tex) ? `$${tex}$` : escapeTex(plainText(`$${tex}$`)));
    from = end;
  }
  words += title.slice(from);
  let next = 0;
  return words
    .replaceAll('\\$', '$')
    .split(/\s+/)
    .map((word) => {
      const tex = escapeTex(word).replaceAll('\uFDD0', () => maths[next++] ?? '');
      return /\uFDD0|.\p{Lu}|\p{N}\p{L}/u.test(word) ? `{${tex}}` : tex;
    })
    .join(' ');
}

const SPECIAL: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** BibTeX counts even escaped braces, so they are written as commands. */
function escapeTex(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\{}~^&%$#_]/g, (character) => SPECIAL[character] ?? `\\${character}`);
}

function hasBalancedBraces(tex: string): boolean {
  let depth = 0;
  for (const character of tex) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

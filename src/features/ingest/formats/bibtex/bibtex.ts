import type { Format, FormatOptions } from '../../schema';
import { authorsNamed, categoryCodes, editionsOf } from '../arxiv-fields';
import { incomingPaper } from '../incoming-paper';
import { type Reading, readElements } from '../records';
import { readPublished } from './dates';
import { isKnownType } from './entry-types';
import { arxivIdOf, doiOf, linksOf, venueOf } from './identity';
import { Macros } from './macros';
import { splitNames } from './names';
import { EntryFault, type Fields, readFields } from './read-fields';
import { type RawEntry, splitEntries } from './split-entries';
import { ungroup } from './ungroup';

/** BibTeX and biblatex files: an entry a paper, @string definitions, everything else a comment. */
export const bibtex: Format = {
  name: 'bibtex',
  title: 'BibTeX: entries with title, author, journal, year, eprint and doi',
  sniff: looksLikeBibtex,
  parse: (chunks, options) => {
    const macros = new Macros();
    return readElements(splitEntries(chunks), (entry) => readEntry(entry, macros, options));
  },
};

/** The head of an entry at the beginning of a line, and a comma, "=" or text as it is behind one. */
const ENTRY = /^[ \t]*@[ \t]*([a-z]+)[ \t]*[{(]\s*(?:[^\s,{}()=]*\s*[,=]|["{\w])/gim;

function looksLikeBibtex(head: string): boolean {
  if (/^\s*[<{[]/.test(head)) return false;
  return [...head.matchAll(ENTRY)].some(([, type = '']) => isKnownType(type));
}

function readEntry(entry: RawEntry, macros: Macros, options: FormatOptions): Reading | null {
  if (entry.type === 'comment' || entry.type === 'preamble') return null;
  try {
    const fields = readFields(entry.raw, macros);
    return entry.type === 'string' ? define(fields, macros, entry) : readPaper(fields, entry, options);
  } catch (error) {
    if (!(error instanceof EntryFault)) throw error;
    return { reason: `line ${entry.line + linesBefore(entry.raw, error.index)}: ${error.message}` };
  }
}

function define(fields: Fields, macros: Macros, { line }: RawEntry): Reading | null {
  for (const [name, value] of fields) {
    const problem = macros.define(name, value);
    if (problem) return { reason: `line ${line}: @string "${name}": ${problem}` };
  }
  return null;
}

function readPaper(fields: Fields, { raw, line, type }: RawEntry, options: FormatOptions): Reading {
  const title = titleOf(fields);
  if (title === null) return { reason: `line ${line}: @${type} has no title` };
  const id = arxivIdOf(fields);
  const doi = doiOf(fields);
  const author = fields.get('author');
  return {
    paper: incomingPaper({
      source: 'text',
      arxivId: id?.id ?? null,
      arxivVersion: id?.version ?? null,
      doi,
      title,
      abstract: proseOf(fields, 'abstract'),
      comment: proseOf(fields, 'note'),
      journalRef: venueOf(fields),
      keywords: keywordsOf(fields),
      authors: author === undefined ? null : authorsNamed(splitNames(author)),
      categories: categoriesOf(fields, id !== null),
      publishedAt: readPublished(fields),
      links: linksOf(fields, id !== null || doi !== null),
      editions: editionsOf(options),
      record: { bibtex: raw },
    }),
  };
}

function titleOf(fields: Fields): string | null {
  const [title, subtitle] = [proseOf(fields, 'title'), proseOf(fields, 'subtitle')];
  return title !== null && subtitle !== null ? `${title}: ${subtitle}` : title;
}

/** Lines are broken and indented for the file's sake; a blank one separates paragraphs. */
function proseOf(fields: Fields, name: string): string | null {
  const paragraphs = (fields.get(name) ?? '')
    .split(/\n[^\S\n]*\n/)
    .map((text) => text.replace(/\s+/g, ' ').trim());
  return ungroup(paragraphs.filter(Boolean).join('\n\n')).trim() || null;
}

function keywordsOf(fields: Fields): string[] | null {
  const keywords = proseOf(fields, 'keywords')?.split(/\s*[,;]\s*/);
  return keywords?.filter(Boolean) ?? null;
}

function categoriesOf(fields: Fields, isArxiv: boolean): string[] | null {
  const primary = fields.get('primaryclass') ?? fields.get('eprintclass');
  const codes = isArxiv && primary !== undefined ? categoryCodes([primary.trim()]) : [];
  return codes.length > 0 ? codes : null;
}

function linesBefore(raw: string, index: number): number {
  return raw.slice(0, index).split('\n').length - 1;
}

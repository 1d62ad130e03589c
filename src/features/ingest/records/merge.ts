import { FIELD_NAMES, type FieldName, type Fields, type GivenFields, isEmpty, replaces } from './fields';
import { linkAddress, type PreparedPaper } from './prepare';

type Link = PreparedPaper['links'][number];
export type Entry = PreparedPaper['entries'][number];

/** A paper as it is held, in the shape that merging works on; `id` is null until it is stored. */
export type HeldPaper = GivenFields & {
  id: number | null;
  key: string;
  arxivId: string | null;
  doi: string | null;
  fingerprint: string;
  links: Link[];
  entries: Entry[];
  aliases: string[];
};

/**
 * What of a paper a merge changed: which of its rows must be written. `provenance` and `starsAsOf` (the same said
 * again, later or by a better source) are written but are no news to a reader.
 */
export const CHANGES = [
  'identity',
  'fields',
  'authors',
  'categories',
  'links',
  'entries',
  'aliases',
  'provenance',
  'starsAsOf',
] as const;
export type Change = (typeof CHANGES)[number];

export function isNews(change: Change): boolean {
  return change !== 'provenance' && change !== 'starsAsOf';
}

/** Something said about a paper: its fields, and who gave each of them. */
type Statement = Omit<HeldPaper, 'id' | 'key'>;

/**
 * What a paper becomes when a source says something about it. A value of a better source (authors' own, then arXiv,
 * Hugging Face, text, the sample), or a later one of the same, replaces a value; an emptier one never erases it, an
 * older arXiv version or a less precise date never replaces one that knows more.
 * Neither argument is changed.
 */
export function mergePaper(
  held: HeldPaper,
  incoming: PreparedPaper,
): { paper: HeldPaper; changes: Set<Change> } {
  return merge(held, newPaper(incoming));
}

/** What a paper becomes when another turns out to be the same one: whichever knew better is believed, field by field. */
export function absorbPaper(into: HeldPaper, from: HeldPaper): { paper: HeldPaper; changes: Set<Change> } {
  return merge(into, { ...from, aliases: [...from.aliases, from.key] });
}

function merge(held: HeldPaper, statement: Statement): { paper: HeldPaper; changes: Set<Change> } {
  const changes = new Set<Change>();
  const paper: HeldPaper = { ...held, fields: { ...held.fields }, given: { ...held.given } };
  for (const name of FIELD_NAMES) mergeField(paper, name, { statement, changes });
  mergeIdentity(paper, statement, changes);
  mergeLinks(paper, statement, changes);
  mergeEntries(paper, statement, changes);
  return { paper, changes };
}

/** A paper nobody told us of before. */
export function newPaper(incoming: PreparedPaper): HeldPaper {
  const given = { source: incoming.source, asOf: incoming.asOf?.toISOString() ?? null };
  const present = FIELD_NAMES.filter((name) => !isEmpty(incoming[name]));
  return {
    id: null,
    key: incoming.key,
    arxivId: incoming.arxivId,
    doi: incoming.doi,
    fingerprint: incoming.fingerprint,
    fields: Object.fromEntries(FIELD_NAMES.map((name) => [name, incoming[name]])) as Fields,
    given: Object.fromEntries(present.map((name) => [name, given])),
    links: incoming.links,
    entries: incoming.entries,
    aliases: incoming.aliases.filter((alias) => alias !== incoming.key),
  };
}

function mergeField(
  paper: HeldPaper,
  name: FieldName,
  { statement, changes }: { statement: Statement; changes: Set<Change> },
): void {
  if (!replaces(name, statement, paper)) return;
  const value = statement.fields[name];
  const [given, before] = [statement.given[name], paper.given[name]];
  const same = isSame(paper.fields[name], value);
  if (same && before?.source === given?.source && before?.asOf === given?.asOf) return;
  paper.given[name] = given;
  Object.assign(paper.fields, { [name]: value });
  if (same) changes.add('provenance');
  else changes.add(name === 'authors' || name === 'categories' ? name : 'fields');
}

function mergeIdentity(paper: HeldPaper, statement: Statement, changes: Set<Change>): void {
  const arxivId = paper.arxivId ?? statement.arxivId;
  const doi = paper.doi ?? statement.doi;
  // The fingerprint follows the title that is shown; a paper known by its title keeps the address it has.
  const titleTaken = isSame(paper.fields.title, statement.fields.title);
  const fingerprint = titleTaken ? statement.fingerprint : paper.fingerprint;
  const key = arxivId ?? paper.key;
  if (
    arxivId === paper.arxivId &&
    doi === paper.doi &&
    fingerprint === paper.fingerprint &&
    key === paper.key
  ) {
    addAliases(paper, statement.aliases, changes);
    return;
  }
  changes.add('identity');
  const oldKey = paper.key;
  Object.assign(paper, { arxivId, doi, fingerprint, key });
  addAliases(paper, [...statement.aliases, oldKey], changes);
}

/** An address that has become the paper's own redirects no more. */
function addAliases(paper: HeldPaper, added: string[], changes: Set<Change>): void {
  const aliases = [...new Set([...paper.aliases, ...added])].filter((alias) => alias !== paper.key);
  if (isSame(aliases, paper.aliases)) return;
  paper.aliases = aliases;
  changes.add('aliases');
}

/**
 * Links given as fields add up over sources. Links found in the abstract or comment follow the text that is shown,
 * so they are taken only where that text was.
 */
function mergeLinks(paper: HeldPaper, statement: Statement, changes: Set<Change>): void {
  const textTaken = {
    abstract: isSame(paper.fields.abstract, statement.fields.abstract),
    comment: isSame(paper.fields.comment, statement.fields.comment),
  };
  const links = new Map<string, Link>();
  for (const link of paper.links) {
    if (link.origin === 'source' || !textTaken[link.origin]) links.set(linkAddress(link), link);
  }
  for (const link of statement.links) {
    if (link.origin !== 'source' && !textTaken[link.origin]) continue;
    const before = links.get(linkAddress(link));
    links.set(linkAddress(link), before ? mergeLink(before, link) : link);
  }
  const merged = [...links.values()].toSorted(byOrigin);
  if (isSame(merged, paper.links)) return;
  changes.add(isSame(merged.map(undated), paper.links.map(undated)) ? 'starsAsOf' : 'links');
  paper.links = merged;
}

function undated(link: Link): Link {
  return { ...link, starsAsOf: null };
}

/** Field links first, in the order they came; a stable sort keeps the rest. */
function byOrigin(one: Link, other: Link): number {
  return Number(one.origin !== 'source') - Number(other.origin !== 'source');
}

function mergeLink(before: Link, link: Link): Link {
  const starsAreNewer =
    link.stars !== null && (before.starsAsOf === null || (link.starsAsOf ?? '') >= before.starsAsOf);
  return {
    ...(before.origin === 'source' ? before : link),
    stars: starsAreNewer ? link.stars : before.stars,
    starsAsOf: starsAreNewer ? link.starsAsOf : before.starsAsOf,
  };
}

function mergeEntries(paper: HeldPaper, statement: Statement, changes: Set<Change>): void {
  const entries = new Map(paper.entries.map((entry) => [entry.day, entry]));
  for (const entry of statement.entries) {
    const before = entries.get(entry.day);
    if (!before) entries.set(entry.day, entry);
    else if (!before.submittedBy && entry.submittedBy)
      entries.set(entry.day, { ...before, submittedBy: entry.submittedBy });
  }
  const merged = [...entries.values()].toSorted((one, other) => (one.day < other.day ? -1 : 1));
  if (isSame(merged, paper.entries)) return;
  paper.entries = merged;
  changes.add('entries');
}

/** Equality of plain data: strings, numbers, dates, arrays and objects with the same keys in the same order. */
function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

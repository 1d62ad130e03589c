import type { FieldName } from '../language/fields';
import { HAVES, MARKS } from '../language/tree';

/** The fields offered by name, and what they are for; in the order in which they are of most use. */
export const FIELD_DETAILS: Record<FieldName, string> = {
  author: 'a name among the authors',
  title: 'words of the title',
  topic: 'a subject',
  cat: 'a category of arXiv',
  year: 'published in a year',
  has: 'code, project, abstract, comments',
  is: 'bookmarked, upvoted, unread',
  votes: 'so many upvotes',
  from: 'published since a day',
  to: 'published until a day',
  published: 'published in a month, on a day',
  day: 'featured on a day',
  abstract: 'words of the abstract',
  venue: 'where it appeared',
  code: 'a repository or its owner',
  stars: 'so many stars of its code',
  source: 'where it came from',
};

/** A field with one of its values, and what that means. */
export type FieldValue = { term: string; detail: string };

const HAS_DETAILS: Record<(typeof HAVES)[number], string> = {
  code: 'papers with code',
  project: 'papers with a project page',
  abstract: 'papers with an abstract',
  comments: 'papers with comments',
};
const IS_DETAILS: Record<(typeof MARKS)[number], string> = {
  bookmarked: 'your bookmarks',
  upvoted: 'what you upvoted',
  unread: 'what you have not opened yet',
};
const AMOUNTS = [10, 100, 1_000];
const YEARS_OFFERED = 5;
const SHORTEST_WORD = 3;

export function listFields(beginning: string): FieldName[] {
  return Object.keys(FIELD_DETAILS).filter((name) => name.startsWith(beginning.toLowerCase()));
}

/** Values that a field can have whatever papers there are, those that begin with what is typed. */
export function listFieldValues(field: FieldName, typed: string, now: Date): FieldValue[] {
  const beginning = `${field}:${typed}`.toLowerCase();
  return valuesOf(field, now).filter(({ term }) => term.startsWith(beginning));
}

/** Terms that a bare word is the beginning of the value of: "boo" of `is:bookmarked`, "2025" of `year:2025`. */
export function listTermsOf(word: string, now: Date): FieldValue[] {
  if (word.length < SHORTEST_WORD) return [];
  return ['has', 'is', 'year'].flatMap((field) => listFieldValues(field, word, now));
}

function valuesOf(field: FieldName, now: Date): FieldValue[] {
  const day = now.toISOString().slice(0, 10);
  switch (field) {
    case 'has':
      return HAVES.map((what) => ({ term: `has:${what}`, detail: HAS_DETAILS[what] }));
    case 'is':
      return MARKS.map((mark) => ({ term: `is:${mark}`, detail: IS_DETAILS[mark] }));
    case 'year':
      return years(now).map((year) => ({ term: `year:${year}`, detail: `published in ${year}` }));
    case 'from':
      return years(now).map((year) => ({ term: `from:${year}`, detail: `published in ${year} or later` }));
    case 'to':
      return years(now).map((year) => ({ term: `to:${year}`, detail: `published in ${year} or before` }));
    case 'published':
      return [{ term: `published:${day.slice(0, 7)}`, detail: 'published this month' }];
    case 'day':
      return [{ term: `day:${day}`, detail: 'featured today' }];
    case 'votes':
    case 'stars':
      return AMOUNTS.map((amount) => ({
        term: `${field}:>${amount}`,
        detail: `more than ${amount} ${field}`,
      }));
    default:
      return [];
  }
}

function years(now: Date): number[] {
  return Array.from({ length: YEARS_OFFERED }, (_, ago) => now.getUTCFullYear() - ago);
}

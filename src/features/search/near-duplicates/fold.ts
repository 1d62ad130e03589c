import { codesIn, isMark, PART } from '../analysis/codes';

/** A paper as it is compared: the words of its title, and of title and text, by their codes. */
export type Compared = { id: number; title: Set<string>; words: Set<string> };

/** A paper by its document: not by its authors, nor by where it appeared. */
export function comparedBy(id: number, coded: string): Compared {
  const [title = '', , , body = ''] = coded
    .split(PART)
    .map((part) => codesIn(part).filter((code) => !isMark(code)));
  return { id, title: new Set(title), words: new Set([...title, ...body]) };
}

/**
 * The share of words in common from which two papers are near-duplicates whatever they are called. Of 87,000 papers
 * of conferences, nine in ten pairs of at least this are the same work; below it, more and more are the next work of
 * the same people, told in the same sentences.
 */
const NEAR = 0.8;
/** The same, where one title is all in the other: a shorter version, an extended abstract. */
const NEAR_OF_SAME_TITLE = 0.6;
/** Of fewer words nothing can be told: titles of a series differ by one, announcements are all alike. */
const FEWEST_WORDS = 20;

/**
 * Of papers in their order, those that are near-duplicates of an earlier one, under it. Each is compared with the
 * first of a group, not with one that was folded: likeness is not passed on.
 */
export function foldAlike<Paper extends { id: number }>(
  papers: Paper[],
  isNear: (paper: Paper, first: Paper) => boolean,
): Map<number, number[]> {
  const groups: { first: Paper; folded: number[] }[] = [];
  for (const paper of papers) {
    const group = groups.find(({ first }) => isNear(paper, first));
    if (group) group.folded.push(paper.id);
    else groups.push({ first: paper, folded: [] });
  }
  return new Map(groups.flatMap(({ first, folded }) => (folded.length > 0 ? [[first.id, folded]] : [])));
}

/** Whether two papers cannot be near-duplicates, having no larger share of words in common than this. */
export function isFar(mostInCommon: number): boolean {
  return mostInCommon < NEAR_OF_SAME_TITLE;
}

/** The share of words that two near-duplicates have in common; null where two papers are none. */
export function shareOfNear(one: Compared, other: Compared): number | null {
  const [smaller, larger] = [one.words.size, other.words.size].sort((a, b) => a - b) as [number, number];
  // Sets of such sizes have no larger share in common, whatever is in them.
  if (smaller < FEWEST_WORDS || smaller < NEAR_OF_SAME_TITLE * larger) return null;
  const share = likeness(one.words, other.words, NEAR_OF_SAME_TITLE);
  return share >= NEAR || (share >= NEAR_OF_SAME_TITLE && isTitleOfOther(one, other)) ? share : null;
}

/**
 * The share that two sets have in common of all that either has (Jaccard), 0 to 1; 0 as soon as it is seen to be less
 * than `least`, as that of most is.
 */
export function likeness(one: Set<string>, other: Set<string>, least = 0): number {
  const [smaller, larger] = one.size <= other.size ? [one, other] : [other, one];
  let mayLack = smaller.size - (least * (one.size + other.size)) / (1 + least);
  let shared = 0;
  for (const each of smaller) {
    if (larger.has(each)) shared++;
    else if (--mayLack < 0) return 0;
  }
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}

function isTitleOfOther(one: Compared, other: Compared): boolean {
  const [shorter, longer] =
    one.title.size <= other.title.size ? [one.title, other.title] : [other.title, one.title];
  return shorter.size > 1 && [...shorter].every((word) => longer.has(word));
}

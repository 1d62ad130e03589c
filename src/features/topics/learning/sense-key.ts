import { tokenise } from '../spelling';

/** Words that come and go in one name: "mixture of experts", "mixture-experts"; "graph-based network". */
const LOOSE_WORDS = new Set('a an and as at based by for from in of on or the to via with'.split(' '));

/** What English ends a word with; the stem that is left has four letters at least. */
const ENDINGS =
  /(?<=.{4})(?:izations?|ations?|ities|ments?|ising|izing|ively|ially|ates?|ated|ating|ings?|ions?|isms?|ives?|ized?|ally|acies|acy|able|ible|ity|ial|ian|ers?|ors?|ed|es|al|ic|ly|or|e|y|s)$/;

/**
 * What the spellings and inflections of a name have in common: equal for "class activation map", "Class-Activation
 * Mapping" and "class activation maps". Coarser than `spellingKey`, and meant for names of one short form alone, whose
 * letters already keep different names apart.
 */
export function senseKey(expansion: string): string {
  return senseWords(expansion).join('');
}

/** The words of a name without their endings, the loose ones left out. */
export function senseWords(expansion: string): string[] {
  const stems = tokenise(expansion).map((token) => token.stem);
  const kept = stems.filter((stem) => !LOOSE_WORDS.has(stem));
  return (kept.length > 0 ? kept : stems).map(withoutEnding);
}

function withoutEnding(word: string): string {
  let stem = word;
  for (let shorter = stem.replace(ENDINGS, ''); shorter !== stem; shorter = stem.replace(ENDINGS, '')) {
    stem = shorter;
  }
  // "mapping" leaves "mapp", "planner" "plann".
  return stem.replace(/([bdfglmnprt])\1$/, '$1');
}

/**
 * Whether one name is the other with a slip in one word: of five letters or more with a letter missing, added, wrong
 * or in its neighbour's place, its first letter aside; or cut short ("network" and "net").
 */
export function isSlip(one: string[], other: string[]): boolean {
  if (one.length !== other.length) return false;
  const different = one.flatMap((word, place) => (word === other[place] ? [] : [[word, other[place] ?? '']]));
  const [a = '', b = ''] = different[0] ?? [];
  if (different.length !== 1 || a[0] !== b[0]) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return (short.length >= 3 && long.startsWith(short)) || (short.length >= 5 && isOneEdit(short, long));
}

function isOneEdit(short: string, long: string): boolean {
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  const left = short.slice(same);
  const right = long.slice(same);
  if (long.length > short.length) return left === right.slice(1);
  const swapped = `${left[1] ?? ''}${left[0] ?? ''}${left.slice(2)}`;
  return left.slice(1) === right.slice(1) || swapped === right;
}

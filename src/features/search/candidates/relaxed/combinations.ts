import { allOf, anyOf } from '../../matching/tsquery';

/** A term that a paper may lack: what it asks of the index, how many papers have it, and what it is worth. */
export type LooseTerm = { keys: string; papers: number; weight: number };

/** Commoner words than so many rarer ones say too little. */
const MOST_TERMS = 8;
const MOST_QUERIES = 10;
/** Words that stand together more often than by chance: of those that have one, this power of a share has another. */
const TOGETHER = 0.6;

/**
 * What to ask the index for papers that have most of the words: combinations of them that few enough papers are
 * expected to have (`most`), those worth most first. A combination that too many have is asked for together with any
 * of the commoner words, or split further. No query is a plain `OR` of common words, and there are ten at most.
 */
export function relaxedKeys(
  terms: LooseTerm[],
  { papers, most }: { papers: number; most: number },
): string[] {
  const rarest = terms
    .filter((term) => term.papers > 0)
    .toSorted((one, other) => one.papers - other.papers)
    .slice(0, MOST_TERMS);
  const expected = (chosen: LooseTerm[]) =>
    chosen.reduce(
      (sum, term, place) => sum * (place === 0 ? term.papers : (term.papers / papers) ** TOGETHER),
      1,
    );
  const waiting = rarest.map((_, place) => [place]);
  const queries: string[] = [];
  const at = (place: number) => rarest[place] as LooseTerm;
  const worth = (places: number[]) => places.reduce((sum, place) => sum + at(place).weight, 0);
  while (queries.length < MOST_QUERIES) {
    waiting.sort((one, other) => worth(other) - worth(one));
    const places = waiting.shift();
    if (!places) break;
    const chosen = places.map(at);
    const commoner = rarest.slice((places.at(-1) ?? 0) + 1);
    const all = allOf(chosen.map(({ keys }) => keys)) ?? '';
    if (expected(chosen) <= most || (commoner.length === 0 && (places.length > 1 || rarest.length === 1))) {
      queries.push(all);
      continue;
    }
    let room = most;
    const together: LooseTerm[] = [];
    for (const other of commoner) {
      const having = expected([...chosen, other]);
      if (having <= room) together.push(other);
      else waiting.push([...places, rarest.indexOf(other)]);
      if (having <= room) room -= having;
    }
    const any = anyOf(together.map(({ keys }) => keys));
    if (any !== null) queries.push(allOf([all, any]) ?? '');
  }
  return queries;
}

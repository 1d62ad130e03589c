import { expectedTogether } from '../../expectation';
import { allOf, anyOf } from '../../matching/tsquery';

/** A term that a paper may lack: what it asks of the index, how many papers have it, and what it is worth. */
export type LooseTerm = { keys: string; papers: number; weight: number };

/** Commoner words than so many rarer ones say too little. */
const MOST_TERMS = 8;
const MOST_QUERIES = 10;
/** Papers that the index goes through for all combinations together. */
const MOST_WORK = 40_000;

/**
 * What to ask the index for papers that have most of the words: combinations of them that few enough papers are
 * expected to have (`most`), those worth most first, until looking for them would take long. A combination that too many have is asked for together with any
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
    expectedTogether(
      chosen.map((term) => term.papers),
      papers,
    );
  const waiting = rarest.map((_, place) => [place]);
  const queries: string[] = [];
  const at = (place: number) => rarest[place] as LooseTerm;
  const worth = (places: number[]) => places.reduce((sum, place) => sum + at(place).weight, 0);
  let work = 0;
  const add = (places: number[], query: string) => {
    // The index goes through the papers of the rarest word of a combination: the first of its places.
    const through = at(places[0] ?? 0).papers;
    if (queries.length > 0 && work + through > MOST_WORK) return;
    work += through;
    queries.push(query);
  };
  while (queries.length < MOST_QUERIES) {
    waiting.sort((one, other) => worth(other) - worth(one));
    const places = waiting.shift();
    if (!places) break;
    const chosen = places.map(at);
    const commoner = rarest.slice((places.at(-1) ?? 0) + 1);
    const all = allOf(chosen.map(({ keys }) => keys)) ?? '';
    if (expected(chosen) <= most || (commoner.length === 0 && (places.length > 1 || rarest.length === 1))) {
      add(places, all);
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
    if (any !== null) add(places, allOf([all, any]) ?? '');
  }
  return queries;
}

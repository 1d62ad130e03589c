import { expectedTogether } from '../../expectation';

/** A term that a paper may lack: how many papers have it, and what it is worth. */
type LooseTerm = { papers: number; weight: number };

/** All of some terms, and where there are others any of these. */
export type Combination<Term> = { all: Term[]; any: Term[] };

/** Commoner words than so many rarer ones say too little. */
const MOST_TERMS = 8;
const MOST_QUERIES = 10;
/** Papers that the index goes through for all combinations together. */
const MOST_WORK = 40_000;

/**
 * What to ask the index for, of papers that have most of the words: combinations of them that few enough papers are
 * expected to have (`most`), those worth most first, until looking for them would take long. A combination that too many have is asked for together with any
 * of the commoner words, or split further. No query is a plain `OR` of common words, and there are ten at most.
 */
export function combinationsOf<Term extends LooseTerm>(
  terms: Term[],
  { papers, most }: { papers: number; most: number },
): Combination<Term>[] {
  const rarest = rarestOf(terms);
  const expected = (chosen: Term[]) =>
    expectedTogether(
      chosen.map((term) => term.papers),
      papers,
    );
  const waiting = rarest.map((_, place) => [place]);
  const queries: Combination<Term>[] = [];
  const at = (place: number) => rarest[place] as Term;
  const worth = (places: number[]) => places.reduce((sum, place) => sum + at(place).weight, 0);
  let work = 0;
  const add = (query: Combination<Term>) => {
    // The index goes through the papers of the rarest word of a combination: the first of them.
    const through = query.all[0]?.papers ?? 0;
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
    if (expected(chosen) <= most || (commoner.length === 0 && (places.length > 1 || rarest.length === 1))) {
      add({ all: chosen, any: [] });
      continue;
    }
    let room = most;
    const together: Term[] = [];
    for (const other of commoner) {
      const having = expected([...chosen, other]);
      if (having <= room) together.push(other);
      else waiting.push([...places, rarest.indexOf(other)]);
      if (having <= room) room -= having;
    }
    if (together.length > 0) add({ all: chosen, any: together });
  }
  return queries;
}

/**
 * The same of so many papers on a list, all of which are looked at each time: where no paper has some of the words all
 * others, then any combination of all of the rarest but one, then any word that few enough of them are expected to have.
 */
export function nearlyAllOf<Term extends LooseTerm>(
  terms: Term[],
  { listed, papers, most }: { listed: number; papers: number; most: number },
): Combination<Term>[][] {
  const rarest = rarestOf(terms);
  const all = [{ all: rarest, any: [] }];
  const isSomeAbsent = terms.some((term) => term.papers === 0);
  const butOne = rarest.map((lacking) => ({ all: rarest.filter((term) => term !== lacking), any: [] }));
  const few = rarest.filter((term) => (term.papers * listed) / papers <= most);
  const any = few.map((term) => ({ all: [term], any: [] }));
  return [
    isSomeAbsent && rarest.length > 0 ? all : [],
    rarest.length > 2 ? butOne : [],
    rarest.length > 1 ? any : [],
  ].filter((combinations) => combinations.length > 0);
}

function rarestOf<Term extends LooseTerm>(terms: Term[]): Term[] {
  return terms
    .filter((term) => term.papers > 0)
    .toSorted((one, other) => one.papers - other.papers)
    .slice(0, MOST_TERMS);
}

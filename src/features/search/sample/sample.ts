import { bitCount } from '@/lib/bit-count';
import { type KeyQuery, readKeyQuery } from '../matching/key-query';

/** Of fewer papers all are looked at: nobody needs to know how far to look. */
export const SMALL_CORPUS = 30_000;

/**
 * Some papers drawn by chance: of each key of the index that more than one of them has, the numbers of those that have it,
 * from 0, with commas between: few of the keys are ever asked for.
 */
export type Sample = {
  size: number;
  /** Of each of them. */
  standings: number[];
  having: ReadonlyMap<string, string>;
  /** How many papers there were when they were drawn. */
  of: number;
};

const OTHERS = 0.1;

/** Whether a sample still stands for as many papers, but for a tenth. */
export function isOfThese({ of }: Sample, papers: number): boolean {
  return Math.abs(papers - of) <= OTHERS * papers;
}

/** Which papers of a sample, one bit each. */
type Papers = Uint32Array;

const BITS = 32;

/**
 * How many papers of a sample match the text of a tsquery over the keys of the index. A key that one of them has is as
 * good as one that none has.
 * @throws Error where it is not such a text
 */
export function countSampled(sample: Sample, query: string): number {
  return sampledBy(sample, query).reduce((sum, word) => sum + bitCount(word), 0);
}

/** Of fewer it is chance where they stand. */
const TELLING = 16;

/**
 * Down to which standing there should be so many papers that match, with as many more as chance may take away; null where
 * too few of the sample do to tell.
 */
export function standingWith(
  sample: Sample,
  query: string,
  { matches, papers }: { matches: number; papers: number },
) {
  const expected = (matches * sample.size) / papers;
  if (expected < TELLING) return null;
  const wanted = Math.ceil(expected + 2 * Math.sqrt(expected));
  const matching = sampledBy(sample, query);
  const standings = sample.standings.filter((_, place) => has(matching, place));
  return standings.sort((one, other) => other - one)[wanted - 1] ?? null;
}

function has(papers: Papers, place: number): boolean {
  return ((papers[Math.floor(place / BITS)] ?? 0) & (1 << (place % BITS))) !== 0;
}

function sampledBy(sample: Sample, text: string): Papers {
  return having(sample, readKeyQuery(text));
}

function having(sample: Sample, query: KeyQuery): Papers {
  if (query.kind === 'key') return papersWith(sample, query.key);
  if (query.kind === 'not')
    return joined(allOf(sample.size), having(sample, query.of), (one, other) => one & ~other);
  const by =
    query.kind === 'all'
      ? (one: number, other: number) => one & other
      : (one: number, other: number) => one | other;
  return query.of.map((each) => having(sample, each)).reduce((papers, others) => joined(papers, others, by));
}

function papersWith({ size, having }: Sample, key: string): Papers {
  const papers = new Uint32Array(Math.ceil(size / BITS));
  const places = having.get(key);
  for (const each of places ? places.split(',') : []) {
    const place = Number(each);
    const word = Math.floor(place / BITS);
    papers[word] = (papers[word] ?? 0) | (1 << (place % BITS));
  }
  return papers;
}

function allOf(size: number): Papers {
  const papers = new Uint32Array(Math.ceil(size / BITS)).fill(-1);
  const rest = size % BITS;
  if (rest > 0) papers[papers.length - 1] = (1 << rest) - 1;
  return papers;
}

function joined(one: Papers, other: Papers, by: (one: number, other: number) => number): Papers {
  return one.map((word, place) => by(word, other[place] ?? 0));
}

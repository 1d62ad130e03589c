/**
 * `ts_rank` of a word takes a quarter of the time of `ts_rank_cd`. It adds the weights of the word's places, each divided
 * by 1, 4, 9 … in their order (the heaviest by 1), and divides by what that is at most for a weight of one. A title
 * comes before its abstract, so that what it gives tells how often the word is there, and where.
 */
const MOST_RANK = Math.PI ** 2 / 6;
/** How finely what it gives is told apart. */
export const RANK_STEPS = 500;
/** That a word is there more often makes no difference any more. */
const MOST_OFTEN = 12;

/**
 * How often a paper has a word, weighted by where, as `ts_rank_cd` would say: for what `ts_rank` gives times `RANK_STEPS`,
 * from 0. Exact where the word is at most once in the title, and else in the abstract.
 * The text of an array.
 * @param weights as Postgres orders them: D abstract, C venue, B authors, A title; the largest is 1
 */
export function occurrencesByRank([abstract = 0, venue = 0, authors = 0, title = 0]: number[]): string {
  const known = [{ rank: 0, count: 0 }, ...[venue, authors].map((weight) => heard([weight]))];
  for (let times = 0; times <= MOST_OFTEN; times++) {
    const places = Array<number>(times).fill(abstract);
    known.push(heard(places), heard([title, ...places]));
  }
  known.sort((one, other) => one.rank - other.rank || one.count - other.count);
  const counts = Array.from({ length: RANK_STEPS + 1 }, (_, step) => between(known, step / RANK_STEPS));
  return `{${counts.map((count) => count.toFixed(3)).join()}}`;
}

type Known = { rank: number; count: number };

function heard(places: number[]): Known {
  const sum = places.reduce((all, weight, place) => all + weight / (place + 1) ** 2, 0);
  return { rank: sum / MOST_RANK, count: places.reduce((all, weight) => all + weight, 0) };
}

/** In between two that are known by how near they are. */
function between(known: Known[], rank: number): number {
  const next = known.findIndex((each) => each.rank >= rank);
  const [before, after] = [known[next - 1], known[next]];
  if (!after) return known.at(-1)?.count ?? 0;
  if (!before || after.rank === before.rank) return after.count;
  const share = (rank - before.rank) / (after.rank - before.rank);
  return before.count + share * (after.count - before.count);
}

/** Papers with their votes, in an order. */
export type Voted = Map<number, number>;

/** Ids have as many bits. */
const IDS = 2 ** 32;
/** More votes than a number of JSON has room for beside an id. */
export const MOST_VOTES = 2 ** 21 - 1;

/** Papers and their votes, each in one number: votes times 2³², and the id. */
export function readVoted(packed: number[]): [number, number][] {
  return packed.map((each) => [each % IDS, Math.floor(each / IDS)]);
}

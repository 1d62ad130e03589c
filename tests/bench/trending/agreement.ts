/**
 * Kendall's tau-b of two lists of values of the same things: concordant minus discordant pairs, divided by the geometric
 * mean of the pairs that are not tied in the one and in the other. Null where one of them is all ties.
 */
export function kendallTau(one: number[], other: number[]): number | null {
  let agreed = 0;
  let untiedInOne = 0;
  let untiedInOther = 0;
  for (let first = 0; first < one.length; first += 1) {
    for (let second = first + 1; second < one.length; second += 1) {
      const left = Math.sign((one[first] ?? 0) - (one[second] ?? 0));
      const right = Math.sign((other[first] ?? 0) - (other[second] ?? 0));
      agreed += left * right;
      untiedInOne += Math.abs(left);
      untiedInOther += Math.abs(right);
    }
  }
  const pairs = Math.sqrt(untiedInOne * untiedInOther);
  return pairs === 0 ? null : agreed / pairs;
}

/** The share of the first ten of one ranking that are among the first ten of another; of fewer, of all there are. */
export function overlapAt10(one: string[], other: string[]): number {
  const depth = Math.min(10, one.length, other.length);
  const found = new Set(other.slice(0, depth));
  return depth === 0 ? 0 : one.slice(0, depth).filter((id) => found.has(id)).length / depth;
}

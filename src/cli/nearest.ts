/** A word is taken for another where a third of it, at most, is mistyped. */
const SHARE = 3;

/** The word that somebody may have meant, or null where none is near. */
export function nearest(typed: string, words: readonly string[]): string | null {
  const ranked = words
    .map((word) => ({
      word,
      distance: word.startsWith(typed) && typed.length > 1 ? 0 : editDistance(typed, word),
    }))
    .sort((one, other) => one.distance - other.distance);
  const best = ranked[0];
  return best && best.distance <= Math.ceil(Math.max(typed.length, best.word.length) / SHARE)
    ? best.word
    : null;
}

/** How many letters to add, drop, replace or swap with their neighbour (optimal string alignment). */
function editDistance(one: string, other: string): number {
  const table = Array.from({ length: one.length + 1 }, (_, row) =>
    Array.from({ length: other.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  const at = (row: number, column: number) => table[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= one.length; row++) {
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const least = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + same,
        swapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
      (table[row] as number[])[column] = least;
    }
  }
  return at(one.length, other.length);
}

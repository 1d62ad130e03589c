/** Letters by which a name of this length may be misspelt and still be recognised. */
function tolerance(name: string): number {
  return name.length > 5 ? 2 : 1;
}

/** The name that a word is probably a misspelling of, or null. Names are short; longer words are like none of them. */
export function nearest<Name extends string>(word: string, names: readonly Name[]): Name | null {
  const near = names
    .filter((name) => Math.abs(name.length - word.length) <= tolerance(name))
    .map((name) => ({ name, distance: editDistance(word, name) }))
    .filter(({ name, distance }) => distance <= tolerance(name) && distance < word.length)
    .sort((one, other) => one.distance - other.distance);
  return near[0]?.name ?? null;
}

/** Damerau–Levenshtein distance in its restricted form: insert, delete, replace, swap two neighbours. */
export function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current[column] = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = above;
    above = current;
  }
  return above[other.length] ?? 0;
}

/** One way in which the letters of a short form stand in a text, in order. */
export type Alignment = {
  start: number;
  /** It begins where a name can, not inside "de-noising". */
  begins: boolean;
  /** The letters that stand at the beginning of a word, or as a capital inside one ("DEtection TRansformer"). */
  initials: number;
  /** Where the last letter stands. */
  last: number;
};

/** For each word at which the letters can begin, shortest first, the match with the most initials. */
export function alignments(letters: string[], text: string): Alignment[] {
  const lower = text.toLowerCase();
  const columns = text.length + 1;
  // most[i * columns + at]: initials among letters from i on, in the text from there on; -1 without a match.
  const most = new Int16Array((letters.length + 1) * columns).fill(-1);
  const lasts = new Int16Array(most.length).fill(-1);
  most.fill(0, letters.length * columns);
  for (let i = letters.length - 1; i >= 0; i -= 1) {
    for (let at = text.length - 1; at >= 0; at -= 1) {
      const cell = i * columns + at;
      most[cell] = most[cell + 1] ?? -1;
      lasts[cell] = lasts[cell + 1] ?? -1;
      const rest = (i + 1) * columns + at + 1;
      if (lower[at] !== letters[i] || most[rest] === -1) continue;
      const initials = (most[rest] ?? 0) + (isInitial(text, at) ? 1 : 0);
      if (initials > (most[cell] ?? -1)) {
        most[cell] = initials;
        lasts[cell] = i === letters.length - 1 ? at : (lasts[rest] ?? -1);
      }
    }
  }
  const found: Alignment[] = [];
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const rest = columns + at + 1;
    if (lower[at] !== letters[0] || most[rest] === -1 || isAlphanumeric(text[at - 1] ?? '')) continue;
    const begins = /^[\s'"“‘]?$/.test(text[at - 1] ?? '');
    const last = letters.length > 1 ? (lasts[rest] ?? at) : at;
    found.push({ start: at, begins, initials: (most[rest] ?? 0) + 1, last });
  }
  return found;
}

/** At the beginning of a word, or a capital inside one. */
export function isInitial(text: string, at: number): boolean {
  return !isAlphanumeric(text[at - 1] ?? '') || /\p{Lu}/u.test(text[at] ?? '');
}

export function isAlphanumeric(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

/** What ends with a dot and ends no sentence. */
const ABBREVIATED = /\b(?:e\.g|i\.e|et al|cf|vs|viz|resp|approx|Figs?|Eqs?|Sec|Dr|No)\.$/;
const BOUNDARY = /(?<=[.!?])\s+(?=[A-Z0-9"'(])/;

/** The sentences of an abstract; put together with spaces they are the abstract again. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  for (const piece of text.trim().split(BOUNDARY)) {
    const last = sentences.at(-1);
    if (last !== undefined && ABBREVIATED.test(last)) sentences[sentences.length - 1] = `${last} ${piece}`;
    else if (piece) sentences.push(piece);
  }
  return sentences;
}

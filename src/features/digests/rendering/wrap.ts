/**
 * A text as lines of at most so many characters, broken at spaces; a word that is longer than a line is broken too,
 * unless it is an address, which nobody could follow then.
 */
export function wrapText(text: string, width: number): string[] {
  const words = text
    .split(' ')
    .filter(Boolean)
    .flatMap((word) => pieces(word, width));
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && lengthOf(last) + 1 + lengthOf(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** In code points: half a pair is no character. */
const lengthOf = (text: string) => [...text].length;

function pieces(word: string, width: number): string[] {
  const signs = [...word];
  if (signs.length <= width || /^https?:\/\//.test(word)) return [word];
  return Array.from({ length: Math.ceil(signs.length / width) }, (_, index) =>
    signs.slice(index * width, (index + 1) * width).join(''),
  );
}

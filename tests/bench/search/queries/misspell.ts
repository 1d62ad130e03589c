import type { Random } from '../corpus/draws';

/** A word as it is typed in haste: two letters swapped, one left out, doubled, or another; never the first. */
export function misspell(word: string, random: Random): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  const other = String.fromCharCode(97 + Math.floor(random() * 26));
  const slips = [
    () => before + after.charAt(0) + letter + after.slice(1),
    () => before + after,
    () => before + letter + letter + after,
    () => before + other + after,
  ];
  return slips[Math.floor(random() * slips.length)]?.() ?? word;
}

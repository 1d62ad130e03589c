import type { Codes } from '../analysis/codes';
import type { Sequence } from './tsquery';

/** Words one after another, each by its code and its distance from the first. */
export type CodedSequence = { code: string; offset: number }[];

/** A sequence by the codes of its words; null where it has a word that no paper ever had. */
export function codedSequence(sequence: Sequence, codes: Codes): CodedSequence | null {
  const words = sequence.flatMap(({ lexeme, offset }) => {
    const code = codes.get(lexeme);
    return code === undefined ? [] : [{ code, offset }];
  });
  return words.length === sequence.length ? words : null;
}

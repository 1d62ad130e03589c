import { ALSO, lengthAt, NAME, PART } from '../../analysis/codes';
import type { CodedSequence } from '../../matching/coded-sequence';

/** How much an occurrence counts by where it is: title, authors, where it appeared, abstract and summary. */
export type PartWeights = [number, number, number, number];

/** A document as it is read, with the places where its parts end. */
export type ReadDocument = { coded: string; ends: [number, number, number] };

export function readDocument(coded: string): ReadDocument {
  const title = coded.indexOf(PART);
  const authors = coded.indexOf(PART, title + 1);
  return { coded, ends: [title, authors, coded.indexOf(PART, authors + 1)] };
}

/**
 * How often a document has a sequence of words, weighted by where; what stands with others between counts less by how
 * many these are. Linear in the document.
 */
export function occurrences(
  { coded, ends }: ReadDocument,
  sequence: CodedSequence,
  weights: PartWeights,
): number {
  const [first, ...others] = sequence;
  if (!first) return 0;
  const { code } = first;
  let sum = 0;
  for (let at = coded.indexOf(code); at >= 0; at = coded.indexOf(code, at + code.length))
    if (others.length === 0 || goesOn(coded, at, sequence)) sum += weights[partAt(ends, at)] ?? 0;
  return sum === 0 ? 0 : sum / (1 + between(sequence));
}

/** Words between the first and the last that are none of them. */
function between(sequence: CodedSequence): number {
  return (sequence.at(-1)?.offset ?? 0) - sequence.length + 1;
}

function partAt(ends: ReadDocument['ends'], at: number): number {
  if (at > ends[2]) return 3;
  if (at < ends[0]) return 0;
  return at < ends[1] ? 1 : 2;
}

/** Whether the words after the first, which is at a place, follow it. */
function goesOn(coded: string, at: number, sequence: CodedSequence): boolean {
  let place = afterWord(coded, at);
  let offset = 1;
  for (const word of sequence.slice(1)) {
    for (; offset < word.offset; offset++) {
      if (!isWord(coded, place)) return false;
      place = afterWord(coded, place);
    }
    if (!isFiledAt(coded, place, word.code)) return false;
    place = afterWord(coded, place);
    offset++;
  }
  return true;
}

/** The place behind a word, or another form of one, and all its other forms. */
function afterWord(coded: string, at: number): number {
  let place = at + lengthAt(coded, at);
  while (coded[place] === ALSO) place += 1 + lengthAt(coded, place + 1);
  return place;
}

/** Not the end of a part, nor of a name. */
function isWord(coded: string, at: number): boolean {
  const unit = coded[at];
  return unit !== undefined && unit !== PART && unit !== NAME;
}

/** Whether the word at a place, in any of its forms, has a code. */
function isFiledAt(coded: string, at: number, code: string): boolean {
  if (coded.startsWith(code, at)) return true;
  if (!isWord(coded, at)) return false;
  let place = at + lengthAt(coded, at);
  while (coded[place] === ALSO) {
    if (coded.startsWith(code, place + 1)) return true;
    place += 1 + lengthAt(coded, place + 1);
  }
  return false;
}

import { clipText } from '@/lib/clip-text';

/** Where a sentence may end: not behind "e.g.", "et al.", "Fig.", an initial or within "3.5". */
const END =
  /(?<!\b(?:e\.g|i\.e|cf|vs|al|etc|Fig|Eq|Sec|Ref|Dr|Prof|No|resp|approx|[A-Z]))[.!?]["'”’)\]]*(?=\s+\S)/gu;

/**
 * The first sentences of a text in one paragraph, as many as fit; where not even one does, the beginning of it, cut at
 * a word.
 */
export function firstSentences(text: string, most: { sentences: number; length: number }): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const ends = [...line.slice(0, most.length + 1).matchAll(END)].map((end) => end.index + end[0].length);
  const fitting = ends.filter((end) => end <= most.length).slice(0, most.sentences);
  if (line.length <= most.length && fitting.length < most.sentences) return line;
  return fitting.length > 0 ? line.slice(0, fitting.at(-1)) : clipText(line, most.length);
}

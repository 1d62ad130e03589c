import { type Mark, markText } from './marks';
import type { MarkedText } from './schema';

type Passage = { start: number; end: number };

const MAX_SENTENCES = 2;
/** A longer sentence is cut around its first mark. */
const SENTENCE_LENGTH = 280;
/** Shown of a text in which nothing is marked. */
const OPENING_LENGTH = 320;
/** Kept before the first mark of a cut sentence. */
const LEAD_LENGTH = 80;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The best passage of a text: the two sentences that match most, in their order; else its opening. */
export function bestPassage(text: string, marks: Mark[]): MarkedText {
  if (marks.length === 0) return cut(text, [], { start: 0, end: text.trimEnd().length }, OPENING_LENGTH);
  const shown: MarkedText = [];
  let before: Passage | undefined;
  for (const sentence of chooseSentences(markedSentences(text, marks), marks)) {
    const passage = cut(text, marks, sentence, SENTENCE_LENGTH);
    if (before) {
      // A sentence that was cut has its ellipsis already.
      const parted =
        sentence.start - before.end > 3 && !shown.at(-1)?.text.endsWith('…') && !isEllipsis(passage[0]);
      shown.push({ text: parted ? ' … ' : ' ', marked: false });
    }
    shown.push(...passage);
    before = sentence;
  }
  return shown;
}

function isEllipsis(piece: MarkedText[number] | undefined): boolean {
  return piece?.text === '… ';
}

/** The sentences in which something is marked: to find the others would take as long again. */
function markedSentences(text: string, marks: Mark[]): Passage[] {
  const segments = segmenter.segment(text);
  const sentences: Passage[] = [];
  let until = 0;
  for (const { start: at } of marks) {
    const found = at < until ? undefined : segments.containing(at);
    if (!found) continue;
    const { segment, index } = found;
    until = index + segment.length;
    const start = until - segment.trimStart().length;
    sentences.push({ start, end: index + segment.trimEnd().length });
  }
  return sentences;
}

/** One sentence after the other, each the one that adds most that the ones before did not have. */
function chooseSentences(sentences: Passage[], marks: Mark[]): Passage[] {
  const chosen: Passage[] = [];
  const seen = new Set<Mark['sequence']>();
  while (chosen.length < Math.min(MAX_SENTENCES, sentences.length)) {
    const [best] = sentences
      .filter((sentence) => !chosen.includes(sentence))
      .map((sentence) => ({ sentence, value: worth(sentence, marks, seen) }))
      .sort((one, other) => other.value - one.value);
    if (!best) break;
    chosen.push(best.sentence);
    for (const mark of within(best.sentence, marks)) seen.add(mark.sequence);
  }
  return chosen.sort((one, other) => one.start - other.start);
}

function worth(sentence: Passage, marks: Mark[], seen: Set<Mark['sequence']>): number {
  const here = within(sentence, marks);
  const added = new Set(here.map((mark) => mark.sequence).filter((sequence) => !seen.has(sequence)));
  return 4 * added.size + Math.min(here.length, 3);
}

function within({ start, end }: Passage, marks: Mark[]): Mark[] {
  return marks.filter((mark) => mark.start >= start && mark.start < end);
}

/** A passage no longer than `length`, cut between words, with an ellipsis where it is cut. */
function cut(text: string, marks: Mark[], { start, end }: Passage, length: number): MarkedText {
  if (end - start <= length) return markText(text, marks, start, end);
  const first = within({ start, end }, marks)[0]?.start ?? start;
  const from = first - start > LEAD_LENGTH * 2 ? wordStart(text, first - LEAD_LENGTH) : start;
  const to = Math.min(from + length, end);
  const until = to < end ? wordEnd(text, from, to) : end;
  return [
    ...(from > start ? [{ text: '… ', marked: false }] : []),
    ...markText(text, marks, from, until),
    ...(until < end ? [{ text: '…', marked: false }] : []),
  ];
}

function wordStart(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return space === -1 || space - at > 40 ? characterStart(text, at) : space + 1;
}

function wordEnd(text: string, from: number, at: number): number {
  const space = text.lastIndexOf(' ', at);
  return space > from + (at - from) / 2 ? space : characterStart(text, at);
}

/** Half a surrogate pair is no text. */
function characterStart(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at;
}

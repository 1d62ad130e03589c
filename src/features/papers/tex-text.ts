import { decodeEntities } from './html-entities';
import { mathText } from './math-text';
import { type Kept, PLACE } from './tex-cursor';
import { findMath } from './tex-math';
import { readTex } from './tex-reader';
import { hasTex } from './tex-signs';
import { onOneLine, restoreStripped, typeset, withoutColours } from './typography';
import { soundUnicode } from './unicode';

/** Real text is settled after one or two passes; only text written to deceive needs more. */
const MOST_PASSES = 5;

/**
 * A source's text as it is kept: plain Unicode in NFC, with mathematics as TeX between `$` and paragraphs between
 * blank lines. Line breaks are joined (a line that begins with a space begins a paragraph, as on arXiv); LaTeX
 * accents, escapes, quotation marks, dashes and text commands and HTML's character references are written out.
 *
 * A dollar sign that is not mathematics stays `$`, or `\$` in a paragraph where it could be taken for a delimiter:
 * read the result with `segmentText` or `plainText`. Cleaning clean text changes nothing.
 */
export function cleanText(raw: string): string {
  return settle(raw, (text) => pass(text, /\n[\n ]+/));
}

/** `cleanText` for what is one line by nature (a title, a comment, a name): any white space is one space. */
export function cleanLine(raw: string): string {
  return settle(raw, (text) => pass(text, null));
}

/** Clean text without any markup, mathematics written out in Unicode: for search, feeds, mail and citations. */
export function plainText(clean: string): string {
  if (!/[$\\]/.test(clean)) return clean.normalize('NFC').trim();
  return clean.split('\n\n').map(plainParagraph).join('\n\n').trim();
}

function plainParagraph(paragraph: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, tex } of findMath(paragraph)) {
    parts.push(unescapeDollars(paragraph.slice(from, start)), mathText(tex));
    from = end;
  }
  parts.push(unescapeDollars(paragraph.slice(from)));
  return parts.join('').normalize('NFC');
}

/** The words of clean text outside its mathematics, as they are shown. */
export function unescapeDollars(words: string): string {
  return words.replaceAll('\\$', '$');
}

/**
 * What one pass reveals, another may read (`&amp;#92;alpha`): passes follow until nothing changes, so that the result
 * is stable by construction. Text that is still moving then loses the signs that move it.
 */
function settle(raw: string, clean: (text: string) => string): string {
  let text = raw;
  for (let passes = 0; passes < MOST_PASSES; passes += 1) {
    const next = clean(text);
    if (next === text) return text;
    text = next;
  }
  return clean(clean(text.replace(/[\\{}$~^_`&'"<>-]+/g, ' ')));
}

function pass(raw: string, paragraphBreak: RegExp | null): string {
  const text = soundUnicode(decodeEntities(soundUnicode(raw)));
  const paragraphs = paragraphBreak ? text.trim().split(paragraphBreak) : [text];
  return paragraphs
    .map((paragraph) => cleanParagraph(onOneLine(paragraph)))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

function cleanParagraph(source: string): string {
  if (!hasTex(source)) return source.trim();
  const { text, kept } = readTex(withoutColours(source));
  const words = onOneLine(typeset(restoreStripped(text))).trim();
  return assemble(words, kept).normalize('NFC').trim();
}

/** Puts back what typography had to leave alone. A dollar sign is escaped only where it would be misread. */
function assemble(words: string, kept: Kept[]): string {
  const plain = join(words, kept, '$');
  if (!kept.some(({ kind }) => kind === 'dollar')) return plain;
  const wanted = kept.filter(({ kind }) => kind === 'math').map(({ text }) => text);
  const found = findMath(plain).map(({ tex }) => tex);
  const same = wanted.length === found.length && wanted.every((tex, i) => tex === found[i]);
  return same ? plain : join(words, kept, '\\$');
}

function join(words: string, kept: Kept[], dollar: string): string {
  const parts = words.split(PLACE);
  return parts
    .map((part, i) => {
      const piece = kept[i - 1];
      if (!piece) return part;
      if (piece.kind === 'dollar') return dollar + part;
      if (piece.kind === 'address') return piece.text + part;
      const priceLike = /^\d[^\\^_{}]*$/.test(piece.text) && /^\d/.test(part);
      return `$${priceLike ? `{${piece.text}}` : piece.text}$${part}`;
    })
    .join('');
}

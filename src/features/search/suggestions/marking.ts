import type { MarkedText } from '../schema';
import { spoken } from './typed-words';

/**
 * A text with what was typed of it marked: the words where they stand side by side, else the beginnings of words, each
 * as many letters as were typed, accents or not.
 */
export function markTyped(text: string, words: string[]): MarkedText {
  const { form, places } = spokenPlaces(text);
  const together = form.indexOf(` ${words.join(' ')}`);
  const needles = together < 0 ? words : [words.join(' ')];
  const found = needles.flatMap((needle) => {
    const at = form.indexOf(` ${needle}`) + 1;
    return at > 0 && needle
      ? [{ start: places[at] ?? 0, end: (places[at + needle.length - 1] ?? 0) + 1 }]
      : [];
  });
  const pieces: MarkedText = [];
  let done = 0;
  for (const { start, end } of found.sort((one, other) => one.start - other.start)) {
    if (start > done) pieces.push({ text: text.slice(done, start), marked: false });
    const whole = endOfLetter(text, end);
    if (whole > Math.max(start, done))
      pieces.push({ text: text.slice(Math.max(start, done), whole), marked: true });
    done = Math.max(done, whole);
  }
  if (done < text.length) pieces.push({ text: text.slice(done), marked: false });
  return pieces;
}

/** The spoken form of a text, and for each of its signs the place in the text that it comes from. */
function spokenPlaces(text: string): { form: string; places: number[] } {
  let form = ' ';
  const places = [0];
  let at = 0;
  for (const sign of text) {
    const said = spoken(sign);
    if (said !== ' ' || !form.endsWith(' ')) {
      form += said;
      for (let count = 0; count < said.length; count++) places.push(at);
    }
    at += sign.length;
  }
  return { form, places };
}

/** `end` is behind the first unit of a letter: the place behind all of it, with the marks that follow. */
function endOfLetter(text: string, end: number): number {
  return end - 1 + (/^.\p{M}*/su.exec(text.slice(end - 1))?.[0].length ?? 1);
}

import { type Alignment, alignments, isAlphanumeric, isInitial } from './alignment';

/** Words an expansion may hold without a letter of the short form for them. */
const SMALL_WORDS = new Set('a an and as at by for from in of on or the to via with'.split(' '));

/** Words of a sentence around a name, never of a name that has not a letter for each of its words. */
const CLAUSE_WORDS =
  /(?<![\p{L}\p{N}-])(?:we|is|are|was|were|can|which|that|this|these|their|our|its|called|termed|named|dubbed|entitled|proposes?|introduces?|presents?|shows?)(?![\p{L}\p{N}-])/iu;

/** What kind of thing a name is for: said after the name, and no part of it unless the short form has its letter. */
const KIND_WORD =
  /(?<!-|al|ed|i[cv]e?|language) (?:approach|algorithm|architecture|framework|method|paradigm|problem|scheme|strateg(?:y|ies)|task|technique|work)(?:e?s)?$/i;

/** What may stand before a name: nothing, a space, or how many there are ("six-degree-of-freedom"). */
const BEGINS_NAME = /(?:^|[\s'"“‘]|(?<![\p{L}\p{N}])(?:\d+|two|three|four|five|six|seven)-)$/u;

/** At most so many words of a name may lack a letter where a longer match is preferred to the shortest. */
const MOST_SKIPPED = 2;

/**
 * The words at the end of a text that a short form stands for, or null: Schwartz and Hearst's `findBestLongForm`, the
 * shortest run of words that has the letters in order, the first at a word's beginning, improved where that is known
 * to cut: "policy optimization" has the letters of PPO, but "proximal policy optimization" has its initials.
 *
 * Null also for what matches by accident: a run across a clause or a comma that has not all initials, or one whose last
 * words have no letter.
 */
export function longForm(shortForm: string, text: string): string | null {
  if (text.toLowerCase().length !== text.length) return null;
  const letters = [...shortForm.toLowerCase()].filter(isAlphanumeric);
  const exact = exactInitials(letters, text.toLowerCase());
  if (exact !== null) return text.slice(exact);
  const alignment = align(letters, text);
  if (!alignment) return null;
  const found = text.slice(alignment.start);
  const name = withoutKind(found, shortForm);
  if (name !== null) return longForm(shortForm, name) === name ? name : found;
  return plausible(found, { ...alignment, last: alignment.last - alignment.start }, letters) ? found : null;
}

/** Whether a short form stands for all of a text, whose limits are known. */
export function standsForAll(shortForm: string, text: string): boolean {
  if (text.toLowerCase().length !== text.length) return false;
  const letters = [...shortForm.toLowerCase()].filter(isAlphanumeric);
  if (exactInitials(letters, text.toLowerCase()) === 0) return true;
  const whole = alignments(letters, text).find(({ start }) => start === 0);
  return whole !== undefined && !CLAUSE_WORDS.test(text) && fewCommas(text, whole, letters);
}

/** Where the words begin whose initials are exactly the letters, small words aside. */
function exactInitials(letters: string[], text: string): number | null {
  const found = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const read = (word: number, letter: number): number | null => {
    const { 0: written = '', index = 0 } = found[word] ?? {};
    if (written !== '' && written[0] === letters[letter]) {
      if (letter === 0 && BEGINS_NAME.test(text.slice(0, index))) return index;
      const start = letter > 0 ? read(word - 1, letter - 1) : null;
      if (start !== null) return start;
    }
    // A small word may have a letter (AoA) or not (CoT), but does not end a name.
    return SMALL_WORDS.has(written) && letter < letters.length - 1 ? read(word - 1, letter) : null;
  };
  return read(found.length - 1, letters.length - 1);
}

/** The shortest match, or a longer one of initials alone that skips few words. */
function align(letters: string[], text: string): Alignment | null {
  const [inner, ...outer] = alignments(letters, text);
  if (!inner || (inner.begins && inner.initials === letters.length)) return inner ?? null;
  const whole = outer.find(
    ({ start, initials, begins }) =>
      begins &&
      initials === letters.length &&
      !CLAUSE_WORDS.test(text.slice(start)) &&
      !words(text.slice(start, inner.start)).some((word) => word !== 'and' && SMALL_WORDS.has(word)) &&
      contentWords(text.slice(start)) - letters.length <= MOST_SKIPPED,
  );
  // "electro-encephalography" (EEG) is one word; "masking of well-mastered tokens" (MT) is not.
  return (
    whole ??
    [inner, ...outer].find(({ start, begins }) => begins && !text.slice(start, inner.start).includes(' ')) ??
    null
  );
}

/** Words that only happen to stand before brackets have commas; an enumeration that is a name has its initials. */
function fewCommas(name: string, { initials }: Pick<Alignment, 'initials'>, letters: string[]): boolean {
  // Of a long one a letter may be inside a word: "simultaneous localization, mapping and …" (SLAM…).
  return !name.includes(',') || initials >= letters.length - (letters.length > 4 ? 1 : 0);
}

function plausible(name: string, { initials, last }: Alignment, letters: string[]): boolean {
  if (CLAUSE_WORDS.test(name)) return false;
  if (!fewCommas(name, { initials }, letters)) return false;
  const after = contentWords(name.slice(last).replace(/^[\p{L}\p{N}]+/u, ''));
  return after === 0 || (after === 1 && (isInitial(name, last) || beginsLikeEnd(name, last, letters)));
}

/** "Radar Reflections" for BoostRad: the last letter continues what begins the word it is in. */
function beginsLikeEnd(name: string, last: number, letters: string[]): boolean {
  const word = /[\p{L}\p{N}]*$/u.exec(name.slice(0, last + 1))?.[0].toLowerCase() ?? '';
  return letters.join('').endsWith(word);
}

/** "stochastic variance reduced gradient" of "… gradient method"; null where it is not said what kind it is. */
function withoutKind(name: string, shortForm: string): string | null {
  const kind = KIND_WORD.exec(name)?.[0].trim();
  if (!kind) return null;
  // The letter for the word, wherever it stands at the end: HMM, KTNs, MDcycle.
  if (
    shortForm
      .toLowerCase()
      .replace(/s$/, '')
      .endsWith(kind[0]?.toLowerCase() ?? '')
  )
    return null;
  return name.slice(0, -kind.length - 1);
}

function contentWords(text: string): number {
  return words(text).filter((word) => !SMALL_WORDS.has(word)).length;
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

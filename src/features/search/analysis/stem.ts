const VOWEL = /[aeiouy]/;
/** Doubled by an ending ("hopping"); not of "adding", "erring" and "odds". */
const DOUBLE = /(?<!^[aeo])(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
/** Endings before which -li is an ending of its own. */
const VALID_LI = /[cdeghkmnrt]$/;

const EXCEPTIONS = new Map(
  Object.entries({
    skis: 'ski',
    skies: 'sky',
    dying: 'die',
    lying: 'lie',
    tying: 'tie',
    idly: 'idl',
    gently: 'gentl',
    ugly: 'ugli',
    early: 'earli',
    only: 'onli',
    singly: 'singl',
    sky: 'sky',
    news: 'news',
    howe: 'howe',
    atlas: 'atlas',
    cosmos: 'cosmos',
    bias: 'bias',
    andes: 'andes',
  }),
);
const STOP_AFTER_1A = new Set('inning outing canning herring earring proceed exceed succeed'.split(' '));

const STEP_2: [string, string][] = [
  ['ization', 'ize'],
  ['ational', 'ate'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['entli', 'ent'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['ousli', 'ous'],
  ['iviti', 'ive'],
  ['fulli', 'ful'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['izer', 'ize'],
  ['ator', 'ate'],
  ['alli', 'al'],
  ['bli', 'ble'],
  ['ogi', 'og'],
  ['li', ''],
];
const STEP_3: [string, string][] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ative', ''],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
];
const STEP_4 = 'ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic'.split(' ');

/**
 * The stem of an English word, after M. Porter, "The English (Porter2) stemming algorithm", snowballstem.org: what
 * `english_stem` of PostgreSQL 18 gives as well. The word is in lower case and of the letters a to z; any other is its own
 * stem.
 */
export function porterStem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  const exception = EXCEPTIONS.get(word);
  if (exception !== undefined) return exception;
  // A y that is a consonant: at the beginning, or after a vowel.
  let stem = word.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');
  const r1 = firstRegion(stem);
  const r2 = region(stem, r1);
  stem = step1a(stem);
  if (STOP_AFTER_1A.has(stem)) return stem;
  stem = step1c(step1b(stem, r1));
  stem = step3(step2(stem, r1), { r1, r2 });
  return step5(step4(stem, r2), { r1, r2 }).replaceAll('Y', 'y');
}

/** Where R1 begins: after the first consonant that follows a vowel; three beginnings are longer than that. */
function firstRegion(word: string): number {
  const fixed = /^(?:gener|commun|arsen)/.exec(word);
  return fixed ? fixed[0].length : region(word, 0);
}

function region(word: string, from: number): number {
  const match = /[aeiouy][^aeiouy]/.exec(word.slice(from));
  return match ? from + match.index + 2 : word.length;
}

function step1a(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1);
  if (/[us]s$/.test(word)) return word;
  return word.endsWith('s') && VOWEL.test(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function step1b(word: string, r1: number): string {
  const ending = /(?:eedly|eed|ingly|edly|ing|ed)$/.exec(word)?.[0];
  if (!ending) return word;
  const stem = word.slice(0, -ending.length);
  if (ending.startsWith('eed')) return stem.length >= r1 ? `${stem}ee` : word;
  if (!VOWEL.test(stem)) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (DOUBLE.test(stem)) return stem.slice(0, -1);
  return isShort(stem, r1) ? `${stem}e` : stem;
}

function step1c(word: string): string {
  return /.[^aeiouy][yY]$/.test(word) ? `${word.slice(0, -1)}i` : word;
}

function step2(word: string, r1: number): string {
  const [ending, replacement] = STEP_2.find(([each]) => word.endsWith(each)) ?? [];
  if (ending === undefined || replacement === undefined) return word;
  const stem = word.slice(0, -ending.length);
  if (stem.length < r1) return word;
  if (ending === 'ogi' && !stem.endsWith('l')) return word;
  if (ending === 'li' && !VALID_LI.test(stem)) return word;
  return stem + replacement;
}

function step3(word: string, { r1, r2 }: { r1: number; r2: number }): string {
  const [ending, replacement] = STEP_3.find(([each]) => word.endsWith(each)) ?? [];
  if (ending === undefined || replacement === undefined) return word;
  const stem = word.slice(0, -ending.length);
  return stem.length < (ending === 'ative' ? r2 : r1) ? word : stem + replacement;
}

function step4(word: string, r2: number): string {
  const ending = STEP_4.find((each) => word.endsWith(each));
  if (ending === undefined) return word;
  const stem = word.slice(0, -ending.length);
  if (stem.length < r2 || (ending === 'ion' && !/[st]$/.test(stem))) return word;
  return stem;
}

function step5(word: string, { r1, r2 }: { r1: number; r2: number }): string {
  const stem = word.slice(0, -1);
  if (word.endsWith('e') && (stem.length >= r2 || (stem.length >= r1 && !endsShort(stem)))) return stem;
  return word.endsWith('ll') && stem.length >= r2 ? stem : word;
}

function endsShort(word: string): boolean {
  return /[^aeiouy][aeiouy][^aeiouywxY]$/.test(word) || /^[aeiouy][^aeiouy]$/.test(word);
}

function isShort(word: string, r1: number): boolean {
  return r1 >= word.length && endsShort(word);
}

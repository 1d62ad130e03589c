/** A name in the parts that citation formats sort and shorten by; a group's name is one part. */
export type Person =
  | { family: string; given: string; particle: string; suffix: string }
  | { literal: string };

const GROUP =
  /\b(?:team|group|collaboration|consortium|project|labs?|inc\.?|university|institute|foundation|research|openai|deepmind)$/i;
const PARTICLES = new Set(
  'van von de del della der den des di da dos du la le el al bin ibn ter ten zu zur af av'.split(' '),
);
const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;

/** "Ludwig van der Berg Jr." or "van der Berg, Ludwig": authors write either. */
export function readPerson(name: string): Person {
  const text = name.replace(/\s+/g, ' ').trim();
  const [before = '', after, ...more] = text.split(/\s*,\s*/);
  if (GROUP.test(text) || more.length > 0 || !text.includes(' ')) return { literal: text };
  if (after !== undefined && SUFFIX.test(after)) return { ...parts(before.split(' ')), suffix: after };
  if (after !== undefined) return { ...particled(before.split(' ')), given: after, suffix: '' };
  const words = text.split(' ');
  const last = words.at(-1) ?? '';
  return words.length > 2 && SUFFIX.test(last)
    ? { ...parts(words.slice(0, -1)), suffix: last }
    : { ...parts(words), suffix: '' };
}

/** "van der Berg, Ludwig, Jr.": as RIS and most lists of references have it. */
export function sortedName(person: Person): string {
  if ('literal' in person) return person.literal;
  const { family, given, particle, suffix } = person;
  return [[particle, family].filter(Boolean).join(' '), given, suffix].filter(Boolean).join(', ');
}

function parts(words: string[]): { family: string; given: string; particle: string } {
  if (PARTICLES.has(words[0] ?? '')) return { ...particled(words), given: '' };
  const from = words.findIndex((word, at) => at > 0 && at < words.length - 1 && PARTICLES.has(word));
  const at = from > 0 ? from : words.length - 1;
  return { ...particled(words.slice(at)), given: words.slice(0, at).join(' ') };
}

function particled(words: string[]): { family: string; particle: string } {
  const first = words.findIndex((word) => !PARTICLES.has(word));
  const at = first < 0 ? words.length - 1 : first;
  return { particle: words.slice(0, at).join(' '), family: words.slice(at).join(' ') };
}

import { pick, type Random } from './draws';
import type { Library, Source } from './library';

/**
 * Where a sentence of a made paper is from: its own theme, a paper about the same, one of the same venue, any. Words
 * then occur together about as they do in real papers, and two papers of one theme are alike, not the same.
 */
const SHARES = { theme: 0.3, mate: 0.5, neighbour: 0.1 };
/** A paper with a name for what it brings, and the word it brings into the language. */
const NAMED = 0.35;

const JOINT = /\s(?=(?:for|via|with|using|from|in|by|through|under|without|on|towards?)\s)/i;
const OWN_WORK = /\b(?:our|the proposed) (?:method|approach|model|framework|algorithm|system)\b/gi;
const ENDINGS = ['Net', 'Former', 'Diff', 'Flow', 'Bench', 'LM', 'GPT', 'Nav', '3D', 'Mix', 'Splat', '-VL'];

/** A title and an abstract in which real sentences meet as they never did. */
export function makeText(
  library: Library,
  random: Random,
): { title: string; abstract: string; venue: string } {
  const theme = library.anyone(random);
  const { length } = library.anyone(random).sentences;
  const sentences = Array.from({ length }, () =>
    pick(sentenceSource(library, theme, random).sentences, random),
  );
  const title = makeTitle(theme, library.mateOf(theme, random), random);
  const abstract = [...new Set(sentences)].join(' ');
  if (random() >= NAMED) return { title, abstract, venue: theme.venue };
  const name = makeName(theme, library.mateOf(theme, random), random);
  return {
    title: `${name}: ${title}`,
    abstract: abstract.replaceAll(OWN_WORK, name),
    venue: theme.venue,
  };
}

function sentenceSource(library: Library, theme: Source, random: Random): Source {
  const { theme: own, mate, neighbour } = SHARES;
  const drawn = random();
  if (drawn < own) return theme;
  if (drawn < own + mate) return library.mateOf(theme, random);
  return drawn < own + mate + neighbour ? library.neighbourOf(theme, random) : library.anyone(random);
}

/** A title of fewer words would be no title with one of them exchanged. */
const SHORT_TITLE = 4;

/** The beginning of one title and the end of another, else one title with a word of the other. */
function makeTitle(theme: Source, mate: Source, random: Random): string {
  const [head, ownTail] = halves(theme.title);
  const [otherHead, tail] = halves(mate.title);
  if (ownTail && tail) return `${head} ${tail}`;
  const words = head.split(' ');
  if (words.length < SHORT_TITLE) return `${head} and ${otherHead}`;
  words[Math.floor(random() * words.length)] = pick(otherHead.split(' '), random);
  return words.join(' ');
}

/** A title without the name before its colon, cut before its first preposition. */
function halves(title: string): [string, string] {
  const plain = title.replace(/^[^:]{1,40}:\s+/, '');
  const at = plain.search(JOINT);
  return at < 8 ? [plain, ''] : [plain.slice(0, at), plain.slice(at + 1)];
}

/** "TrajSegNet": a new word out of two of the titles' words. */
function makeName(theme: Source, mate: Source, random: Random): string {
  const pieces = [theme, mate].map(({ title }) => {
    const word = pick(title.match(/[A-Za-z]{4,}/g) ?? ['Omni'], random);
    return `${word[0]?.toUpperCase()}${word.slice(1, 3 + Math.floor(random() * 2)).toLowerCase()}`;
  });
  return pieces.join('') + pick(ENDINGS, random);
}

/** Words that stand in nearly every English sentence, and in few of another language. */
const ENGLISH = new Set(
  'the of and to for with that by is are from its which than on while through as their without'.split(' '),
);
/** The least share of them; English has a third, headlines a tenth. */
const ENGLISH_SHARE = 0.08;

/** The least share of the longer words of a summary that its paper has too: else it is about something else. */
const SHARED_SHARE = 0.3;
/** Letters by which a word is known, whatever its ending. */
const STEM_LENGTH = 5;
const LONG_WORD = 4;

/** After these a full stop ends no sentence. */
const ABBREVIATIONS = /\b(?:e\.g|i\.e|et al|vs|cf|approx|resp|etc|Fig|No|Dr|St)\./g;

const MARKUP = /<[a-z/!]|[`|{}\\]|\*\*|__|\]\(|^\s*(?:[#>*-]|\d+\.)\s/i;
const ADDRESS =
  /https?:|www\.|\S@\S+\.\S|\b[a-z\d-]+\.(?:com|org|net|io|ai|dev|edu|gov|co|me|app|xyz|info)\b/i;
/** A model that speaks of itself or to whoever asked, instead of the paper. */
const TALK =
  /^\W*(?:sure|certainly|okay|of course|here(?:'s| is| are)|as an ai|i(?:'m| am| can| will| have)\b|sorry|unfortunately|summary:)/i;

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Why a text is no markup-free line of words, or null. */
export function lineProblem(text: string): string | null {
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)) return 'has control characters or line breaks';
  if (MARKUP.test(text)) return 'has markup';
  return ADDRESS.test(text) ? 'has an address' : null;
}

/** Why a summary is not one plain English sentence about its paper, or null. `source` is title and abstract. */
export function sentenceProblem(text: string, source: string): string | null {
  const problem = lineProblem(text);
  if (problem) return problem;
  if (!/[.!?…]["”')]?$/.test(text)) return 'has no end';
  const plain = text.replaceAll(ABBREVIATIONS, (abbreviation) => abbreviation.replaceAll('.', ' '));
  if ([...sentences.segment(plain)].length !== 1) return 'is more than one sentence';
  if (TALK.test(text)) return 'speaks of something else than the paper';
  const words = wordsOf(text);
  if (!isEnglish(text, words)) return 'is not English';
  return isAbout(words, source) ? null : 'says nothing of the paper';
}

function isEnglish(text: string, words: string[]): boolean {
  if (latinShare(text) < 0.9) return false;
  return words.filter((word) => ENGLISH.has(word)).length >= words.length * ENGLISH_SHARE;
}

/** The share of Latin letters among all. */
export function latinShare(text: string): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters === 0 ? 0 : latin / letters;
}

function isAbout(words: string[], source: string): boolean {
  const stem = (word: string) => word.slice(0, STEM_LENGTH);
  const said = words.filter((word) => word.length >= LONG_WORD && !ENGLISH.has(word)).map(stem);
  const known = new Set(wordsOf(source).map(stem));
  return said.length > 0 && said.filter((each) => known.has(each)).length >= said.length * SHARED_SHARE;
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

import { analyse, type Token } from '../analysis/analyse';
import { lexemeOf } from '../analysis/lexeme';

/** How often a text has a term, weighted by where, and how it writes it. */
export type TermUse = {
  occurrences: number;
  surfaces: Map<string, number>;
  /** The compounds that it is a part of wherever it stands; null where it also stands alone. */
  within: Set<string> | null;
};

/** A word of the title says as much as so many in the text. */
const TITLE_WORTH = 3;
/** What a word counts that stands in a compound, which counts itself. */
const PART_WORTH = 0.5;
/** As many parts as the analyser joins at most: a text may be one chain of hyphens. */
const MOST_PARTS = 4;
/** A name with dots is only looked at from its beginning, so that a long run of letters and hyphens is read once. */
const ADDRESS =
  /\bhttps?:\/\/\S+|(?<![\w.-])(?:www\.\S+|[\w-][\w.-]*\.(?:com|org|io|net|edu|ai)(?![\w-])(?:\/\S*)?)/gi;

/** The terms of a paper's title and body, as a document has them, with how they are written there. */
export function countTerms({ title, body }: { title: string; body: string }): Map<string, TermUse> {
  const uses = new Map<string, TermUse>();
  // The body first: of spellings that are equally frequent the one of running text is kept, not the title's capitals.
  countIn(uses, body, 1);
  countIn(uses, title, TITLE_WORTH);
  return uses;
}

function countIn(uses: Map<string, TermUse>, given: string, worth: number): void {
  // An address says where the code is, not what the paper is about; what follows keeps its place.
  const text = given.replace(ADDRESS, (address) => ' '.repeat(address.length));
  const tokens = analyse(text);
  tokens.forEach((token, place) => {
    const compound = compoundAt(tokens, place);
    add(uses, token.lexeme, { surface: text.slice(token.start, token.end), worth, compound });
    for (const lexeme of token.also) {
      const surface = writtenAs(text, tokens.slice(Math.max(place + 1 - MOST_PARTS, 0), place + 1), lexeme);
      // The name in a numbered name ("ResNet50") leads to its relatives, but is no word of its own.
      const isPart = surface.length < token.end - token.start;
      add(uses, lexeme, {
        surface,
        worth: isPart ? worth * PART_WORTH : worth,
        compound: compound === lexeme ? null : compound,
      });
    }
  });
}

/** What the whole of the compound is filed under that a token is a part of; null where it is of none. */
function compoundAt(tokens: Token[], place: number): string | null {
  let last = place;
  while (tokens[last + 1]?.joined && last - place < MOST_PARTS - 1) last++;
  return tokens[last]?.joined ? (tokens[last]?.also.at(-1) ?? null) : null;
}

/** Numbers and single letters say little out of their place. */
function add(
  uses: Map<string, TermUse>,
  lexeme: string,
  { surface, worth, compound }: { surface: string; worth: number; compound: string | null },
): void {
  if (lexeme.length < 2 || !/\p{L}/u.test(lexeme)) return;
  const use = uses.get(lexeme) ?? { occurrences: 0, surfaces: new Map(), within: new Set() };
  use.occurrences += compound === null ? worth : worth * PART_WORTH;
  use.surfaces.set(surface, (use.surfaces.get(surface) ?? 0) + 1);
  if (compound === null) use.within = null;
  else use.within?.add(compound);
  uses.set(lexeme, use);
}

/** How the text that ends with the last of these tokens writes a lexeme: "vision-language", "ResNet" of "ResNet50". */
function writtenAs(text: string, tokens: Token[], lexeme: string): string {
  const last = tokens.at(-1);
  if (!last) return lexeme;
  for (let first = tokens.length - 1; tokens[first]?.joined && first > 0; first--) {
    const compound = tokens.slice(first - 1).map(({ start, end }) => text.slice(start, end));
    if (lexemeOf(compound.join('')) === lexeme) return text.slice(tokens[first - 1]?.start, last.end);
  }
  return text.slice(last.start, last.end).replace(/[\d.+#*]+$/, '');
}

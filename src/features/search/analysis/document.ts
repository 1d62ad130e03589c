import { analyse, type Token } from './analyse';

/** The text of a paper, plain: mathematics written out, no TeX. */
export type SearchableText = {
  title: string;
  authors: string[];
  /** Where it appeared and what its comment says: journal reference, comment, organisation. */
  venue: string;
  /** Abstract and summary. */
  body: string;
};

/** A paper as `paper_search` holds it. */
export type SearchDocument = {
  /** The text of a tsvector: lexemes with positions; weights A title, B authors, C venue, D body. */
  document: string;
  /** Words of title and body that are not stop words: the length that relevance is normalised by. */
  words: number;
  /** Each once. */
  lexemes: string[];
};

/** Where each lexeme stands, as a tsvector's text lists it. */
type Positions = Map<string, { places: string; count: number }>;

type Weight = 'A' | 'B' | 'C' | '';

/** Kept apart from the next part, so that no phrase reaches across. */
const GAP = 10;
/** Postgres' own limits of a tsvector. */
const MAX_POSITION = 16_383;
const MAX_POSITIONS = 255;

/** The search document of a paper. Pure; the same on every Postgres, whatever its locale. */
export function searchDocument(text: SearchableText): SearchDocument {
  const positions: Positions = new Map();
  let at = 0;
  let words = 0;
  const file = (tokens: Token[], weight: Weight) => {
    for (const { lexeme, position, also } of tokens) {
      if (lexeme === '' && also.length === 0) continue;
      const place = `${Math.min(at + position, MAX_POSITION)}${weight}`;
      if (lexeme !== '') add(positions, lexeme, place);
      for (const other of also) add(positions, other, place);
      if (lexeme !== '' && (weight === 'A' || weight === '')) words += 1;
    }
    at += tokens.length + GAP;
  };
  file(analyse(text.title), 'A');
  for (const author of text.authors) file(analyse(author), 'B');
  file(analyse(text.venue), 'C');
  file(analyse(text.body), '');
  let document = '';
  for (const [lexeme, { places }] of positions) document += `${quoteLexeme(lexeme)}:${places} `;
  return {
    document: document.trimEnd(),
    words,
    lexemes: [...positions.keys()],
  };
}

/** A lexeme as the text of a tsvector or tsquery takes it. */
export function quoteLexeme(lexeme: string): string {
  return /['\\]/.test(lexeme) ? `'${lexeme.replace(/['\\]/g, '$&$&')}'` : `'${lexeme}'`;
}

function add(positions: Positions, lexeme: string, place: string): void {
  const held = positions.get(lexeme);
  if (!held) {
    positions.set(lexeme, { places: place, count: 1 });
  } else if (held.count < MAX_POSITIONS) {
    held.places += `,${place}`;
    held.count += 1;
  }
}

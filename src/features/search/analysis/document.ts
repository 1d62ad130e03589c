import { analyse, type Token } from './analyse';
import { ALSO, type Codes, isMark, NAME, PART, STOP } from './codes';

/** The text of a paper, plain: mathematics written out, no TeX. */
export type SearchableText = {
  title: string;
  authors: string[];
  /** Where it appeared and what its comment says: journal reference, comment, organisation. */
  venue: string;
  /** Abstract and summary. */
  body: string;
};

/** A paper as search reads it. */
export type SearchDocument = {
  /** Its lexemes in their order, with the marks between them (codes.ts): title, authors, venue, body. */
  items: string[];
  /** Words of title and body that are not stop words: the length that relevance is normalised by. */
  words: number;
};

/** The search document of a paper. Pure; the same everywhere. */
export function searchDocument(text: SearchableText): SearchDocument {
  const title = analyse(text.title);
  const body = analyse(text.body);
  const authors = text.authors.flatMap((author, place) => {
    const name = itemsOf(analyse(author));
    return place === 0 ? name : [NAME, ...name];
  });
  const parts = [itemsOf(title), authors, itemsOf(analyse(text.venue)), itemsOf(body)];
  return {
    items: parts.flatMap((items, place) => (place === 0 ? items : [PART, ...items])),
    words: [...title, ...body].filter(({ lexeme }) => lexeme !== '').length,
  };
}

/** Stop words at either end keep nothing apart. */
function itemsOf(tokens: Token[]): string[] {
  const items: string[] = [];
  for (const { lexeme, also } of tokens) {
    if (lexeme !== '') items.push(lexeme);
    else if (items.length > 0 || also.length > 0) items.push(STOP);
    for (const other of also) items.push(ALSO, other);
  }
  while (items.at(-1) === STOP) items.pop();
  return items;
}

/** The lexemes among the items of a document, each once. */
export function lexemesOf(items: string[]): Set<string> {
  return new Set(items.filter((item) => !isMark(item)));
}

/** The text of a document: each lexeme by its code. */
export function encode(items: string[], codes: Codes): string {
  return items
    .map((item) => {
      const code = isMark(item) ? item : codes.get(item);
      if (code === undefined) throw new Error(`The word "${item}" has no number`);
      return code;
    })
    .join('');
}

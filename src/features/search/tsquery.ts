import { readSequence, type Sequence } from './marks';
import type { Query } from './terms';

/** A query as Postgres takes it; `query` is null where there is nothing to search for. */
export type Tsquery = {
  query: string | null;
  /** What a paper is to have, term by term, for ranking. */
  terms: string[];
  /** What to mark in a text. */
  sequences: Sequence[];
};

/** The phrases of a query that Postgres must read, as they are and, for marking, as bare words. */
export function phrasesOf(query: Query): string[] {
  const phrases = query.flat().flatMap((term) => term.phrases);
  return [...new Set(phrases.flatMap((phrase) => [phrase, bareWords(phrase)]))];
}

/**
 * Puts a query together from its phrases, each as the text of a tsquery that Postgres wrote. Stop words drop out, and
 * so does an alternative that only excludes: it would find nearly everything.
 */
export function composeTsquery(query: Query, compiled: Map<string, string>): Tsquery {
  const alternatives = query.flatMap((alternative) => {
    const terms = alternative.flatMap(({ phrases, excluded }) => {
      const texts = compiledOf(phrases, compiled);
      return texts.length > 0
        ? [{ text: texts.map((text) => `(${text})`).join(' | '), excluded, phrases }]
        : [];
    });
    return terms.some((term) => !term.excluded) ? [terms] : [];
  });
  const wanted = alternatives.flat().filter((term) => !term.excluded);
  const marks = compiledOf(wanted.flatMap((term) => term.phrases).map(bareWords), compiled);
  const texts = alternatives.map((terms) =>
    terms.map(({ text, excluded }) => `${excluded ? '!' : ''}(${text})`).join(' & '),
  );
  return {
    query: texts.length > 0 ? texts.map((text) => `(${text})`).join(' | ') : null,
    terms: [...new Set(wanted.map((term) => term.text))],
    sequences: marks.map(readSequence),
  };
}

function compiledOf(phrases: string[], compiled: Map<string, string>): string[] {
  return [...new Set(phrases.map((phrase) => compiled.get(phrase) ?? '').filter((text) => text !== ''))];
}

function bareWords(phrase: string): string {
  return phrase.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim();
}

import { analyse } from '@/features/search/analysis/analyse';

/** Lucene's defaults in the literature's baselines (Anserini). */
const K1 = 0.9;
const B = 0.4;

type Text = { id: string; title: string; text: string };
type Posting = { document: number; frequency: number };

/**
 * BM25 as Lucene has it, title and text as one field: Σ ln(1 + (N − n + ½) ÷ (n + ½)) × f ÷ (f + k1 (1 − b + b × length
 * ÷ mean length)), over the words of the query, a repeated one repeatedly. On the same tokens as our own search, each
 * under its own lexeme only. Gives a search for the ids of the best `limit` documents, equal ones in their order.
 */
export function textbookBm25(documents: Text[]): (query: string, limit: number) => string[] {
  const postings = new Map<string, Posting[]>();
  const lengths = documents.map(({ title, text }, document) => {
    const lexemes = [...lexemesOf(title), ...lexemesOf(text)];
    for (const [lexeme, frequency] of count(lexemes)) {
      const held = postings.get(lexeme);
      if (held) held.push({ document, frequency });
      else postings.set(lexeme, [{ document, frequency }]);
    }
    return lexemes.length;
  });
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / documents.length;

  return (query, limit) => {
    const scores = new Map<number, number>();
    for (const lexeme of lexemesOf(query)) {
      const found = postings.get(lexeme) ?? [];
      const idf = Math.log(1 + (documents.length - found.length + 0.5) / (found.length + 0.5));
      for (const { document, frequency } of found) {
        const norm = K1 * (1 - B + (B * (lengths[document] ?? 0)) / meanLength);
        const score = (idf * frequency) / (frequency + norm);
        scores.set(document, (scores.get(document) ?? 0) + score);
      }
    }
    return [...scores]
      .sort(([one, oneScore], [other, otherScore]) => otherScore - oneScore || one - other)
      .slice(0, limit)
      .map(([document]) => documents[document]?.id ?? '');
  };
}

function lexemesOf(text: string): string[] {
  return analyse(text).flatMap(({ lexeme }) => (lexeme === '' ? [] : [lexeme]));
}

function count(lexemes: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const lexeme of lexemes) counts.set(lexeme, (counts.get(lexeme) ?? 0) + 1);
  return counts;
}

import 'server-only';
import { db, type Transaction } from '@/lib/db';
import { env } from '@/lib/env';
import { codeOf } from '../analysis/codes';
import { encode, lexemesOf, type SearchDocument, searchDocument } from '../analysis/document';
import { giveNumbers, listNumbers, listTexts, lockDocuments, storeSearchRows } from './sql';
import { cleanPendingKeys, listStale, rebuildKeys, recountTerms } from './upkeep/sql';

/** Another number for another analyser: documents made by an older one are made anew at the next start. */
const ANALYSIS = 2;
const PAPERS_AT_ONCE = 500;

/**
 * Makes papers findable as they are now: their words, and what they are filtered and counted by. To be called, in the
 * same transaction, by whoever changed a paper's text, authors, links, categories or sources; counters, dates and
 * topics are followed by the database itself.
 */
export async function indexPapers(tx: Transaction, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  await lockDocuments(tx);
  const texts = await listTexts(tx, ids);
  const documents = texts.map(({ id, ...text }) => ({ id, ...searchDocument(text) }));
  const codes = await codesOf(tx, documents);
  const rows = documents.map(({ id, items, words }) => ({
    paper_id: id,
    coded: encode(items, codes),
    words,
  }));
  await storeSearchRows(tx, { rows, analysis: ANALYSIS });
}

/** The codes of all lexemes of documents. Of those that are new the commonest come first: lower numbers have shorter codes. */
async function codesOf(tx: Transaction, documents: SearchDocument[]): Promise<Map<string, string>> {
  const having = new Map<string, number>();
  for (const { items } of documents)
    for (const lexeme of lexemesOf(items)) having.set(lexeme, (having.get(lexeme) ?? 0) + 1);
  const known = await listNumbers(tx, [...having.keys()]);
  const codes = new Map(known.map(({ lexeme, number }) => [lexeme, codeOf(number)]));
  const fresh = [...having].filter(([lexeme]) => !codes.has(lexeme));
  fresh.sort((one, other) => other[1] - one[1]);
  const given =
    fresh.length > 0
      ? await giveNumbers(
          tx,
          fresh.map(([lexeme]) => lexeme),
        )
      : [];
  for (const { lexeme, number } of given) codes.set(lexeme, codeOf(number));
  return codes;
}

/** Indexes what is not indexed, or by an older analyser, or all, a few hundred papers at a time. Gives their number. */
export async function indexStalePapers({
  all = false,
  onProgress,
}: {
  all?: boolean;
  onProgress?: (papers: number) => void;
} = {}): Promise<number> {
  let papers = 0;
  for (let after = 0; ; ) {
    const ids = await listStale({ analysis: all ? null : ANALYSIS, after, limit: PAPERS_AT_ONCE });
    const last = ids.at(-1);
    if (last === undefined) break;
    await db.$transaction((tx) => indexPapers(tx, ids));
    papers += ids.length;
    onProgress?.(papers);
    after = last;
  }
  if (papers > 0) await settleIndex();
  return papers;
}

/** To be called after many papers were indexed: searches are faster then. Where it fails the next one makes up for it. */
export async function settleIndex(): Promise<void> {
  await cleanPendingKeys().catch(() => {});
}

/** Builds the index of what papers are found by anew, from the rows as they are. */
export async function rebuildIndex(): Promise<void> {
  await db.$transaction(rebuildKeys, { timeout: 1_000 * env().REINDEX_SECONDS });
}

/** Rebuilds the table of how many papers have a word. */
export async function recountSearchTerms(): Promise<void> {
  await db.$transaction(recountTerms, { timeout: 1_000 * env().REINDEX_SECONDS });
}

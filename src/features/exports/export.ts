import 'server-only';
import { bibtexEntries, countCitationKeys } from '@/features/papers/cite';
import type { PaperDetail } from '@/features/papers/queries';
import { publishedText, toJsonLines } from '@/features/papers/record';
import { dayToDate } from '@/lib/day';
import { csvLine } from './csv';
import type { Exported } from './exported';
import { listEditions, listEntries, listMarks, listPapers, listReaders } from './queries';
import { MARK_KINDS, type MarkKind } from './schema';

const KIND_OF: Partial<Record<Exported, MarkKind>> = {
  bookmarks: 'bookmark',
  votes: 'upvote',
  reads: 'read',
};

type Wanted = {
  what: readonly Exported[];
  /** The id of the only one whose marks are wanted. */
  reader: string | null;
};

/**
 * JSON Lines: editions, then papers as `ingest` reads them, then readers and what they made (`./schema.ts`), in the
 * order in which they can be taken in. A few hundred rows are held at a time.
 */
export async function* exportJsonLines({ what, reader }: Wanted): AsyncGenerator<string> {
  if (what.includes('editions')) yield (await listEditions()).map((edition) => line({ edition })).join('');
  if (what.includes('papers')) for await (const papers of listPapers(null)) yield toJsonLines(papers);
  const kinds = what.flatMap((each) => KIND_OF[each] ?? []);
  if (kinds.length > 0) yield* readerLines(kinds, reader);
}

/** All that one reader made, as JSON Lines. */
export function exportReader(reader: string): AsyncGenerator<string> {
  return readerLines(MARK_KINDS, reader);
}

async function* readerLines(kinds: readonly MarkKind[], reader: string | null): AsyncGenerator<string> {
  for await (const readers of listReaders(reader))
    yield readers.map((each) => line({ reader: each })).join('');
  for (const kind of kinds) {
    for await (const marks of listMarks(kind, reader))
      yield marks.map((each) => line({ [kind]: each })).join('');
  }
}

function line(members: object): string {
  return `${JSON.stringify({ broadsheet: 1, ...members })}\n`;
}

/** BibTeX of all papers, or of those that a reader bookmarked; they are read twice, for no two to share a key. */
export async function* exportBibtex(bookmarkedBy: string | null): AsyncGenerator<string> {
  const counts = new Map<string, number>();
  for await (const papers of listPapers(bookmarkedBy)) countCitationKeys(papers, counts);
  let isFirst = true;
  for await (const papers of listPapers(bookmarkedBy)) {
    yield `${isFirst ? '' : '\n'}${bibtexEntries(papers, counts)}`;
    isFirst = false;
  }
}

const PAPER_COLUMNS = [
  'key',
  'arxiv_id',
  'doi',
  'title',
  'authors',
  'published',
  'categories',
  'votes',
  'editions',
];

/** A table for a spreadsheet; authors, categories and days are lists within a cell, with semicolons. */
export async function* exportCsv(what: Exported, reader: string | null): AsyncGenerator<string> {
  const kind = KIND_OF[what];
  if (kind) {
    yield csvLine(['reader', 'paper', 'title', 'at']);
    for await (const marks of listMarks(kind, reader)) {
      yield marks.map((mark) => csvLine([mark.reader, mark.paper, mark.title ?? '', mark.at])).join('');
    }
  } else if (what === 'editions') {
    yield csvLine(['day', 'paper', 'title', 'submitted_by']);
    for (const { day } of await listEditions()) {
      const entries = await listEntries(dayToDate(day));
      yield entries
        .map((entry) => csvLine([entry.day, entry.paper, entry.title, entry.submittedBy]))
        .join('');
    }
  } else {
    yield csvLine(PAPER_COLUMNS);
    for await (const papers of listPapers(null)) yield papers.map(paperRow).join('');
  }
}

function paperRow(paper: PaperDetail): string {
  return csvLine([
    paper.key,
    paper.arxivId,
    paper.doi,
    paper.titleText,
    paper.authors.join('; '),
    publishedText(paper),
    paper.categories.join('; '),
    paper.votes,
    paper.days.join('; '),
  ]);
}

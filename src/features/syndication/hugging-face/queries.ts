import 'server-only';
import {
  getPaper,
  listNewestPapers,
  listPaperDetails,
  listSourceRecords,
  type PaperDetail,
} from '@/features/papers/queries';
import { type Marker, markerOf, markText } from '@/features/search/marks';
import { type FoundPapers, findPapers } from '@/features/search/queries';
import type { Day } from '@/lib/day';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { formatPlace, parsePlace } from './cursor';
import { type HubItem, type HubPaper, hubItem, hubPaper, type Told } from './item';
import type { DailyPapersQuery, HubListQuery, HubSearchQuery } from './schema';
import { listFeatured } from './sql';
import { readStored } from './stored';

/** What is told, of which papers, and when the newest of it last changed. */
export type HubAnswer<Content> = { content: Content; paperIds: number[]; changedAt: Date | null };

type Highlighted = { type: 'text' | 'highlight'; text: string }[];

/** An item of a search: without who put it forward, and with what it was found by. */
export type HubFound = Omit<HubItem, 'submittedBy'> & {
  upvoted: false;
  highlightedTitle?: Highlighted;
  highlightedSummary?: Highlighted;
};

/** The papers of a day, a week or a month; without any, of all days, the newest first. */
export async function listDailyPapers(query: DailyPapersQuery): Promise<HubAnswer<HubItem[]>> {
  const { range, submitter, sort, p, limit } = query;
  const featured = await listFeatured({ range, submitter, sort, limit, offset: p * limit });
  const days = new Map(featured.map(({ id, day }) => [id, day]));
  const told = await tell(featured.map(({ id }) => id));
  return answer(told, (each) => hubItem({ ...each, day: days.get(each.paper.id) ?? null }));
}

/** The papers that a search finds, as many as are asked for, most relevant first. */
export async function searchHubPapers({ q, limit }: HubSearchQuery): Promise<HubAnswer<HubFound[]>> {
  let cursor: string | null = null;
  const ids: number[] = [];
  let sequences: FoundPapers['sequences'] = [];
  while (q.trim() && ids.length < limit) {
    const found: FoundPapers = await findPapers({
      text: q,
      sort: 'relevance',
      cursor,
    });
    ids.push(...found.ids);
    sequences = found.sequences;
    cursor = found.nextCursor;
    if (cursor === null) break;
  }
  const marksIn = markerOf(sequences);
  return answer(await tell(ids.slice(0, limit)), (told) => {
    const { submittedBy: _, ...item } = hubItem(told);
    const title = highlight(item.title, marksIn);
    const summary = highlight(item.summary, marksIn);
    return {
      ...item,
      upvoted: false,
      ...(title && { highlightedTitle: title }),
      ...(summary && { highlightedSummary: summary }),
    };
  });
}

/** One paper, flat; the key that it has now where it was asked for by another; null where there is none. */
export async function getHubPaper(
  key: string,
): Promise<{ answer: HubAnswer<object>; movedTo: null } | { answer: null; movedTo: string } | null> {
  const found = await getPaper(key);
  if (!found?.paper) return found && { answer: null, movedTo: found.movedTo };
  const [told] = await tellDetails([found.paper]);
  if (!told) return null;
  const content: HubPaper & typeof NOTHING_LINKED = { ...hubPaper(told), ...NOTHING_LINKED };
  return { answer: { content, paperIds: [found.paper.id], changedAt: found.paper.changedAt }, movedTo: null };
}

/** Models, datasets and spaces that cite a paper are Hugging Face's own; we hold none. */
const NOTHING_LINKED = {
  linkedModels: [],
  numTotalModels: 0,
  linkedDatasets: [],
  numTotalDatasets: 0,
  linkedSpaces: [],
  numTotalSpaces: 0,
};

/** All papers by date of publication, and the cursor of the page after this one. @throws AppError invalid */
export async function listHubPapers({
  cursor,
  limit,
}: HubListQuery): Promise<HubAnswer<HubItem[]> & { next: string | null }> {
  const after = cursor === undefined ? null : parsePlace(cursor);
  if (cursor !== undefined && !after)
    throw new AppError('invalid', 'cursor: must be one that an answer gave');
  const rows = await listNewestPapers({ after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const told = await tell(page.map(({ id }) => id));
  return { ...answer(told, hubItem), next: last && rows.length > limit ? formatPlace(last) : null };
}

async function tell(ids: number[]): Promise<Told[]> {
  return tellDetails(await listPaperDetails(ids));
}

async function tellDetails(papers: PaperDetail[]): Promise<Told[]> {
  const records = await listSourceRecords(
    papers.map(({ id }) => id),
    'huggingface',
  );
  const siteUrl = env().SITE_URL;
  return papers.map((paper) => ({
    paper,
    stored: readStored(records.get(paper.id)),
    day: null as Day | null,
    siteUrl,
  }));
}

function answer<Item>(told: Told[], item: (told: Told) => Item): HubAnswer<Item[]> {
  const changes = told.map(({ paper }) => paper.changedAt.getTime());
  return {
    content: told.map(item),
    paperIds: told.map(({ paper }) => paper.id),
    changedAt: changes.length > 0 ? new Date(Math.max(...changes)) : null,
  };
}

/** A text in pieces, where something of it was found; else null. */
function highlight(text: string, marksIn: Marker): Highlighted | null {
  const marks = marksIn(text);
  if (marks.length === 0) return null;
  return markText(text, marks).map((piece) => ({
    type: piece.marked ? 'highlight' : 'text',
    text: piece.text,
  }));
}

import 'server-only';
import { parseArxivId } from '@/features/papers/arxiv-id';
import { getAuthorPage } from '@/features/papers/author-papers/queries';
import { getPaper, listNewestPapers, listPaperDetails, type PaperDetail } from '@/features/papers/queries';
import { listRelatedPapers } from '@/features/search/related/queries';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { formatPlace, parsePlace } from '../../hugging-face/cursor';
import type { Found } from '../found';
import type { InputOf, OutputOf } from '../operation';
import { nextPage } from '../parameters';
import { apiPaper } from './api-paper';
import type {
  getPaperOperation,
  listAuthorPapersOperation,
  listPapersOperation,
  listRelatedOperation,
} from './operations';
import type { ApiPaper } from './schema';

/** The papers with these ids, in this order, as the API tells them. */
export async function listApiPapers(ids: number[]): Promise<ApiPaper[]> {
  const { SITE_URL } = env();
  return (await listPaperDetails(ids)).map((paper) => apiPaper(paper, SITE_URL));
}

type Page = { papers: { id: number }[]; page: number; pages: number; total: number };

/** A page of a list, as the API tells it. */
export async function toldPage({ papers, total, ...place }: Page) {
  const paperIds = papers.map(({ id }) => id);
  return { content: { items: await listApiPapers(paperIds), next: nextPage(place), total }, paperIds };
}

/** @throws AppError invalid where the cursor is none of ours */
export async function findPapersPage({
  cursor,
  limit,
}: InputOf<typeof listPapersOperation>): Promise<Found<OutputOf<typeof listPapersOperation>>> {
  const after = cursor === undefined ? null : parsePlace(cursor);
  if (cursor !== undefined && !after)
    throw new AppError('invalid', 'cursor: must be the `next` of an answer');
  const rows = await listNewestPapers({ after, limit: limit + 1 });
  const paperIds = rows.slice(0, limit).map(({ id }) => id);
  const last = rows[limit - 1];
  const next = last && rows.length > limit ? formatPlace(last) : null;
  return { content: { items: await listApiPapers(paperIds), next }, paperIds };
}

export async function findPaper({
  key,
}: InputOf<typeof getPaperOperation>): Promise<Found<OutputOf<typeof getPaperOperation>>> {
  return withPaper(key, '/api/v1/papers', async (paper) => ({
    content: apiPaper(paper, env().SITE_URL),
    paperIds: [paper.id],
  }));
}

export async function findRelated({
  key,
}: InputOf<typeof listRelatedOperation>): Promise<Found<OutputOf<typeof listRelatedOperation>>> {
  return withPaper(key, '/api/v1/related', async ({ id }) => {
    const related = await listRelatedPapers(id);
    const paperIds = related.map(({ paper }) => paper.id);
    const papers = new Map((await listApiPapers(paperIds)).map((paper) => [paper.key, paper]));
    const items = related.flatMap(({ paper: { key: nearKey }, value, shared, same }) => {
      const paper = papers.get(nearKey);
      return paper ? [{ paper, value, shared, same: same.map((each) => each.key) }] : [];
    });
    return { content: { items }, paperIds: [id, ...paperIds] };
  });
}

export async function findAuthorPapers({
  name,
  cursor: page,
}: InputOf<typeof listAuthorPapersOperation>): Promise<Found<OutputOf<typeof listAuthorPapersOperation>>> {
  const found = await getAuthorPage(name, page);
  return found.total === 0 ? null : toldPage(found);
}

/** What there is of a paper, or the address below `folder` that it has now. */
async function withPaper<Content>(
  key: string,
  folder: string,
  tell: (paper: PaperDetail) => Promise<Found<Content>>,
): Promise<Found<Content>> {
  const found = await getPaper(key);
  if (found?.paper) return tell(found.paper);
  const unversioned = parseArxivId(key)?.id;
  const movedTo = found?.movedTo ?? (unversioned !== key ? unversioned : undefined);
  if (movedTo === undefined || (!found && !(await getPaper(movedTo)))) return null;
  return { movedTo: `${folder}/${movedTo}` };
}

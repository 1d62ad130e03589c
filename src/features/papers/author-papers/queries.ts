import 'server-only';
import { listPaperCards, type PaperCard } from '../queries';
import { rankNewestOfAuthor } from './sql';

/** Papers on one page of an author. */
export const AUTHOR_PAGE_SIZE = 50;

export type AuthorPage = { papers: PaperCard[]; total: number; page: number; pages: number };

/** A page of the papers that bear a name, newest first. `page` counts from 1; `total` is 0 where no paper bears it. */
export async function getAuthorPage(name: string, page = 1): Promise<AuthorPage> {
  const offset = (page - 1) * AUTHOR_PAGE_SIZE;
  const { ids, total } = await rankNewestOfAuthor(name, { limit: AUTHOR_PAGE_SIZE, offset });
  const pages = Math.max(1, Math.ceil(total / AUTHOR_PAGE_SIZE));
  return { papers: await listPaperCards(ids), total, page, pages };
}

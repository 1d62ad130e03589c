import { findFeedView } from '@/app/_parts/feed-views';
import { citationsHref } from '@/features/papers/citations/accepted';
import { CITATION_FORMATS } from '@/features/papers/citations/formats';
import { conditionalAnswer, entityTag } from '@/features/syndication/conditional';
import { AppError } from '@/lib/errors';
import { route } from '@/lib/http';
import { keptBody } from '@/lib/page-cache/kept-body';

type Params = { params: Promise<{ format: string; view?: string[] }> };

/** What of an address decides what a page shows. */
const PARAMETERS = ['p', 'q', 'sort', 'cursor'];

/**
 * The citations of any list of papers, at the address of its page with `.bib`, `.ris` or `.csl.json` behind the path, or
 * by `Accept`: of the papers that its feed has.
 */
export const GET = route(async (request, { params }: Params) => {
  const { format: wanted, view = [] } = await params;
  const format = CITATION_FORMATS.find(({ extension }) => extension === wanted);
  if (!format) throw nothing();
  const { extension, type, write } = format;
  const search = new URLSearchParams(
    [...new URL(request.url).searchParams].filter(([name]) => PARAMETERS.includes(name)),
  );
  const path = view.join('/');
  // Without a query the page is the front page.
  const shown = path === 'papers' && !search.get('q')?.trim() ? '' : path;

  let movedTo: string | null = null;
  const made = await keptBody(`${extension} ${shown}?${search}`, async () => {
    const found = await findFeedView(shown, search);
    movedTo = found?.movedTo ?? null;
    const papers = found?.view?.papers;
    if (!papers) return null;
    const body = write(papers);
    return { body, tag: entityTag(body), paperIds: papers.map(({ id }) => id) };
  });
  if (made) {
    const answer = conditionalAnswer(request, { ...made, type: `${type}; charset=utf-8`, modified: null });
    answer.headers.set('Content-Disposition', `attachment; filename="${fileName(shown)}.${extension}"`);
    answer.headers.set('Vary', 'Accept');
    return answer;
  }
  if (movedTo === null) throw nothing();
  // Relative: behind a proxy the request does not say where the reader sees us.
  return new Response(null, { status: 308, headers: { Location: citationsHref(movedTo, extension) } });
});

/** "papers-date-2025-03-14": what any system may call a file. */
function fileName(path: string): string {
  const name = path.replace(/[^A-Za-z0-9-]+/g, '-').replace(/^-+|-+$/g, '');
  return name.slice(0, 80) || 'papers';
}

function nothing(): AppError {
  return new AppError('not_found', 'There is no list of papers at this address.');
}

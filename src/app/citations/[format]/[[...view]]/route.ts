import { answerWithView } from '@/app/_parts/view-answer';
import { citationsHref } from '@/features/papers/citations/accepted';
import { CITATION_FORMATS } from '@/features/papers/citations/formats';
import { entityTag } from '@/features/syndication/conditional';
import { AppError } from '@/lib/errors';
import { route } from '@/lib/http';

type Params = { params: Promise<{ format: string; view?: string[] }> };

/**
 * The citations of any list of papers, at the address of its page with `.bib`, `.ris` or `.csl.json` behind the path, or
 * by `Accept`: of the papers that its feed has.
 */
export const GET = route(async (request, { params }: Params) => {
  const { format: wanted, view = [] } = await params;
  const format = CITATION_FORMATS.find(({ extension }) => extension === wanted);
  if (!format) throw new AppError('not_found', 'There are no citations of this format.');
  const { extension, type, write } = format;
  const path = view.join('/');
  // Without a query the page is the front page.
  const shown = path === 'papers' && !new URL(request.url).searchParams.get('q')?.trim() ? '' : path;
  const answer = await answerWithView(request, shown, {
    name: extension,
    type,
    write: ({ papers }) => {
      const body = write(papers);
      return { body, tag: entityTag(body), paperIds: papers.map(({ id }) => id), modified: null };
    },
    href: (page) => citationsHref(page, extension),
  });
  answer.headers.set('Content-Disposition', `attachment; filename="${fileName(shown)}.${extension}"`);
  answer.headers.set('Vary', 'Accept');
  return answer;
});

/** "papers-date-2025-03-14": what any system may call a file. */
function fileName(path: string): string {
  const name = path.replace(/[^A-Za-z0-9-]+/g, '-').replace(/^-+|-+$/g, '');
  return name.slice(0, 80) || 'papers';
}

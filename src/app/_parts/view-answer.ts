import { conditionalAnswer } from '@/features/syndication/conditional';
import type { PaperView } from '@/features/syndication/paper-feed';
import { AppError } from '@/lib/errors';
import { keptBody } from '@/lib/page-cache/kept-body';
import { findFeedView } from './feed-views';

/** What of an address decides what a page shows. */
const PARAMETERS = ['p', 'q', 'sort', 'cursor', 'at'];

/** In what a view of papers is given out besides its page. */
type Form = {
  /** Tells it from the others. */
  name: string;
  /** Media type, without parameters. */
  type: string;
  write: (view: PaperView) => {
    body: string;
    tag: string;
    paperIds: number[];
    modified: Date | null;
    link?: string | null;
  };
  /** Its address, from that of the page. */
  href: (page: string) => string;
};

/**
 * The view of papers whose page is at a path, with the parameters of the request, in another form; or where it is by now.
 * @throws AppError not_found, invalid
 */
export async function answerWithView(request: Request, path: string, form: Form): Promise<Response> {
  const search = new URLSearchParams(
    [...new URL(request.url).searchParams].filter(([name]) => PARAMETERS.includes(name)),
  );
  let movedTo: string | null = null;
  const made = await keptBody(`${form.name} ${path}?${search}`, async () => {
    const found = await findFeedView(path, search);
    movedTo = found?.movedTo ?? null;
    return found?.view ? form.write(found.view) : null;
  });
  if (made) return conditionalAnswer(request, { ...made, type: `${form.type}; charset=utf-8` });
  if (movedTo === null) throw new AppError('not_found', 'There is no view of papers at this address.');
  // Relative: behind a proxy the request does not say where the reader sees us.
  return new Response(null, { status: 308, headers: { Location: form.href(movedTo) } });
}

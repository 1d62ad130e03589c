import { bibtex } from '@/features/papers/cite';
import { getPaper } from '@/features/papers/queries';
import { AppError } from '@/lib/errors';
import { route } from '@/lib/http';

/** The BibTeX entry of a paper, as a file: `/papers/{key}.bib`. */
export const GET = route(async (request, { params }: { params: Promise<{ key: string[] }> }) => {
  const key = (await params).key.join('/');
  const found = await getPaper(key);
  if (!found) throw new AppError('not_found', `There is no paper "${key}".`);
  if (!found.paper) return Response.redirect(new URL(`/papers/${found.movedTo}.bib`, request.url), 308);
  const name = found.paper.key.replaceAll('/', '-');
  return new Response(bibtex(found.paper), {
    headers: {
      'Content-Type': 'application/x-bibtex; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.bib"`,
      'Cache-Control': 'public, max-age=60',
    },
  });
});

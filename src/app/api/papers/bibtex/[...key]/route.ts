import { findPaperAt } from '@/app/_parts/paper-address';
import { bibtex } from '@/features/papers/cite';
import { AppError } from '@/lib/errors';
import { route } from '@/lib/http';

/** The BibTeX entry of a paper, as a file: `/papers/{key}.bib`. */
export const GET = route(async (_request, { params }: { params: Promise<{ key: string[] }> }) => {
  const found = await findPaperAt((await params).key);
  if (!found) throw new AppError('not_found', 'There is no paper at this address.');
  if (!found.paper) {
    // Relative: behind a proxy the request does not say where the reader sees us.
    return new Response(null, { status: 308, headers: { Location: `/papers/${found.movedTo}.bib` } });
  }
  const name = found.paper.key.replaceAll('/', '-');
  return new Response(bibtex(found.paper), {
    headers: {
      'Content-Type': 'application/x-bibtex; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.bib"`,
      'Cache-Control': 'public, max-age=60',
    },
  });
});

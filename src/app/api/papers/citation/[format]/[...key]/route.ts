import { findPaperAt } from '@/app/_parts/paper-address';
import { CITATION_FORMATS } from '@/features/papers/citations/formats';
import { AppError } from '@/lib/errors';
import { route } from '@/lib/http';

type Parameters = { params: Promise<{ format: string; key: string[] }> };

/** A paper's citation as a file: `/papers/{key}.bib`, `.ris`, `.csl.json`, or by `Accept`. */
export const GET = route(async (_request, { params }: Parameters) => {
  const { format: extension, key } = await params;
  const format = CITATION_FORMATS.find((each) => each.extension === extension);
  const found = format && (await findPaperAt(key));
  if (!found) throw new AppError('not_found', 'There is no paper at this address.');
  if (!found.paper) {
    // Relative: behind a proxy the request does not say where the reader sees us.
    const Location = `/papers/${found.movedTo}.${format.extension}`;
    return new Response(null, { status: 308, headers: { Location } });
  }
  const name = found.paper.key.replaceAll('/', '-');
  return new Response(format.write([found.paper]), {
    headers: {
      'Content-Type': `${format.type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}.${format.extension}"`,
      'Cache-Control': 'public, max-age=60',
      Vary: 'Accept',
    },
  });
});

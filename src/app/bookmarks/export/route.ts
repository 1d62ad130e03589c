import { renewViewer } from '@/features/accounts/viewer';
import { listBookmarkedPapers } from '@/features/bookmarks/queries';
import { bibtexList } from '@/features/papers/cite';
import { toRecord } from '@/features/papers/record';
import { AppError } from '@/lib/errors';
import { route } from '@/lib/http';

/** The viewer's bookmarks as a file: `?format=bibtex`, or `json` (records that Broadsheet takes in again). */
export const GET = route(async (request) => {
  const format = new URL(request.url).searchParams.get('format') ?? 'json';
  if (format !== 'bibtex' && format !== 'json') {
    throw new AppError('invalid', `format must be bibtex or json, not "${format}".`);
  }
  const viewer = await renewViewer();
  const papers = viewer ? await listBookmarkedPapers(viewer) : [];
  const file =
    format === 'bibtex'
      ? { name: 'bookmarks.bib', type: 'application/x-bibtex; charset=utf-8', text: bibtexList(papers) }
      : {
          name: 'bookmarks.json',
          type: 'application/json; charset=utf-8',
          text: JSON.stringify(papers.map(toRecord), null, 2),
        };
  return new Response(file.text, {
    headers: {
      'Content-Type': file.type,
      'Content-Disposition': `attachment; filename="${file.name}"`,
      'Cache-Control': 'private, no-store',
    },
  });
});

import { renewViewer } from '@/features/accounts/viewer';
import { listBookmarkedPapers } from '@/features/bookmarks/queries';
import { bibtexList } from '@/features/papers/cite';
import { toJsonLines } from '@/features/papers/record';
import { AppError } from '@/lib/errors';
import { route } from '@/lib/http';

/** The viewer's bookmarks as a file: `?format=bibtex`, or `json` (JSON Lines, which Broadsheet takes in again). */
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
          name: 'bookmarks.jsonl',
          type: 'application/x-ndjson; charset=utf-8',
          text: toJsonLines(papers),
        };
  return new Response(file.text, {
    headers: {
      'Content-Type': file.type,
      'Content-Disposition': `attachment; filename="${file.name}"`,
      'Cache-Control': 'private, no-store',
    },
  });
});

import { Readable } from 'node:stream';
import { renewViewer } from '@/features/accounts/viewer';
import { listBookmarkedPapers } from '@/features/bookmarks/queries';
import { exportReader } from '@/features/exports/export';
import { bibtexList } from '@/features/papers/cite';
import { toJsonLines } from '@/features/papers/record';
import { AppError } from '@/lib/errors';
import { route } from '@/lib/http';

/**
 * The viewer's bookmarks as a file: `?format=bibtex`, or `json` (JSON Lines, which Broadsheet takes in again); or with
 * `all` everything that they made here: bookmarks, upvotes and what they read.
 */
export const GET = route(async (request) => {
  const format = new URL(request.url).searchParams.get('format') ?? 'json';
  if (format !== 'bibtex' && format !== 'json' && format !== 'all') {
    throw new AppError('invalid', `format must be bibtex, json or all, not "${format}".`);
  }
  const viewer = await renewViewer();
  if (format === 'all') {
    const lines = Readable.from(viewer ? exportReader(viewer) : [], { objectMode: false });
    return new Response(Readable.toWeb(lines) as ReadableStream, {
      headers: headersOf('broadsheet.jsonl', JSON_LINES),
    });
  }
  const papers = viewer ? await listBookmarkedPapers(viewer) : [];
  const file =
    format === 'bibtex'
      ? { name: 'bookmarks.bib', type: 'application/x-bibtex; charset=utf-8', text: bibtexList(papers) }
      : {
          name: 'bookmarks.jsonl',
          type: JSON_LINES,
          text: toJsonLines(papers),
        };
  return new Response(file.text, { headers: headersOf(file.name, file.type) });
});

const JSON_LINES = 'application/x-ndjson; charset=utf-8';

function headersOf(name: string, type: string): HeadersInit {
  return {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'private, no-store',
  };
}

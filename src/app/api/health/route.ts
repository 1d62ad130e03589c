import { getLatestEditionDay } from '@/features/editions/queries';
import { countPapers } from '@/features/papers/queries';
import { VERSION } from '@/lib/version';

export const dynamic = 'force-dynamic';

/** Whether the server can do its work: 503 while the database is away. Recovers by itself. */
export async function GET(): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store' };
  try {
    const [papers, latestEdition] = await inTime(Promise.all([countPapers(), getLatestEditionDay()]));
    return Response.json(
      { status: 'ok', database: 'ok', version: VERSION, papers, latestEdition },
      { headers },
    );
  } catch {
    const body = {
      status: 'unavailable',
      database: 'away',
      version: VERSION,
      papers: null,
      latestEdition: null,
    };
    return Response.json(body, { status: 503, headers });
  }
}

/** A database that says nothing is away as well. */
const PATIENCE_MS = 3_000;

function inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

import { getLatestEditionDay } from '@/features/editions/queries';
import { countPapers } from '@/features/papers/queries';
import { env } from '@/lib/env';
import { inTime } from '@/lib/in-time';
import { VERSION } from '@/lib/version';

export const dynamic = 'force-dynamic';

/** Whether the server can do its work: 503 while the database is away. Recovers by itself. */
export async function GET(): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store' };
  try {
    const [papers, latestEdition] = await inTime(
      Promise.all([countPapers(), getLatestEditionDay()]),
      1_000 * env().HEALTH_SECONDS,
    );
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

import { after } from 'next/server';
import { requireKey } from '@/features/accounts/keys/require-key';
import { ingest } from '@/features/ingest/run';
import { learnTopicsIfDue } from '@/features/topics/learning/mutations';
import { parseDay } from '@/lib/day';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { problem, route } from '@/lib/http';

/** Takes papers in. `?format=` forces a format, `?day=` an edition. */
export const POST = route(async (request) => {
  await requireKey(request, 'ingest');
  const { searchParams } = new URL(request.url);
  const dayText = searchParams.get('day');
  const day = dayText ? parseDay(dayText) : null;
  if (dayText && !day) throw new AppError('invalid', `day must be YYYY-MM-DD, not "${dayText}".`);
  const limit = env().INGEST_MAX_BYTES;
  if (Number(request.headers.get('content-length')) > limit) {
    throw new AppError('too_large', `The body is larger than the ${limit} bytes allowed (INGEST_MAX_BYTES).`);
  }
  const body = request.body ?? new Blob([]).stream();
  const { run, rejections, failure } = await ingest({
    body,
    via: 'api',
    format: searchParams.get('format'),
    day,
  });
  // Whoever brings papers need not wait for what they teach.
  after(learnTopicsIfDue);
  if (!failure) return Response.json({ run, rejections }, { headers: { 'Cache-Control': 'no-store' } });
  const kept = `The ${run.received} records read before it were taken in and stay; sending the whole body again is safe.`;
  return problem(
    new AppError(failure.code, `${failure.message}. ${kept}`, {
      line: failure.line,
      offset: failure.offset,
      run,
      rejections,
    }),
  );
});

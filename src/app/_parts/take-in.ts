import { after } from 'next/server';
import { answerOnce } from '@/features/accounts/idempotency/answer-once';
import { requireKey } from '@/features/accounts/keys/require-key';
import { ingest } from '@/features/ingest/run';
import { ingestOperation } from '@/features/syndication/api/ingest/operations';
import { readInput } from '@/features/syndication/api/read-input';
import { learnTopicsIfDue } from '@/features/topics/learning/mutations';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { problem } from '@/lib/http';

/** Takes papers in, by whichever address. `?format=` forces a format, `?day=` an edition. */
export async function takeIn(request: Request): Promise<Response> {
  const holder = await requireKey(request, 'ingest');
  const asked = readInput(ingestOperation, {}, new URL(request.url).searchParams);
  const format = asked.format || null;
  const limit = env().INGEST_MAX_BYTES;
  if (Number(request.headers.get('content-length')) > limit) {
    throw new AppError('too_large', `The body is larger than the ${limit} bytes allowed (INGEST_MAX_BYTES).`);
  }
  return answerOnce(request, { holder, operation: ingestOperation.id }, async (body) => {
    const { run, rejections, failure } = await ingest({ body, via: 'api', format, day: asked.day });
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
}

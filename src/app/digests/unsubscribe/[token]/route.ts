import { readLink } from '@/features/digests/links';
import { unsubscribe } from '@/features/digests/subscribing/mutations';
import { AppError } from '@/lib/errors';
import { route } from '@/lib/http';

type Context = { params: Promise<{ token: string }> };

/** A few fields at most; more is not read. */
const MOST_BYTES = 10_000;

/** What a person follows: it changes nothing, and leads to the page that asks. */
export const GET = route(async (_request, { params }: Context) => {
  const { token } = await params;
  return seeOther(`/digests/leave/${encodeURIComponent(token)}`);
});

/**
 * Ends a subscription: by a mail program's one click (RFC 8058), which sends no cookie and no origin, or by the button of
 * our page. What entitles to it is the signed link alone.
 */
export const POST = route(async (request, { params }: Context) => {
  const { token } = await params;
  const link = readLink('unsubscribe', token);
  if (!link) throw new AppError('not_found', 'This link to unsubscribe is not one of ours.');
  const isFromPage = await isOurPage(request);
  await unsubscribe(link, new Date());
  if (isFromPage) return seeOther(`/digests/leave/${token}`);
  return new Response('You are unsubscribed.\n', {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
});

/** Whether a person pressed our button. A program may send its field in either form, or a body that is none. */
async function isOurPage(request: Request): Promise<boolean> {
  if (Number(request.headers.get('content-length')) > MOST_BYTES) return false;
  if (request.headers.get('content-type') !== 'application/x-www-form-urlencoded') return false;
  return new URLSearchParams(await request.text()).get('from') === 'page';
}

/** Within the site: written without its name, which a proxy may have changed. */
function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } });
}

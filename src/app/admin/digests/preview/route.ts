import { requireAdministrator } from '@/features/accounts/administrator';
import { previewDigest } from '@/features/digests/administration/preview';
import { DEFAULTS } from '@/features/digests/schema';
import { BOARD } from '@/features/digests/subject';
import { route } from '@/lib/http';

/** The day's digest as a mail shows it: `?format=html` or `text`. */
export const GET = route(async (request) => {
  await requireAdministrator();
  const { cadence, paperCount } = DEFAULTS;
  const mail = await previewDigest({ subject: BOARD, cadence, paperCount, now: new Date() });
  const isText = new URL(request.url).searchParams.get('format') === 'text';
  return new Response(isText ? mail.text : mail.html, {
    headers: {
      'Content-Type': `text/${isText ? 'plain' : 'html'}; charset=utf-8`,
      'Cache-Control': 'private, no-store',
    },
  });
});

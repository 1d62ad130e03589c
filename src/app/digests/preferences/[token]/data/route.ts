import { readLink } from '@/features/digests/links';
import { exportSubscriber } from '@/features/digests/preferences/queries';
import { AppError } from '@/lib/errors';
import { route } from '@/lib/http';

type Context = { params: Promise<{ token: string }> };

/** Everything that is stored of a subscriber, for whoever has the link to their preferences. */
export const GET = route(async (_request, { params }: Context) => {
  const stored = await exportSubscriber(readLink('preferences', (await params).token));
  if (!stored) throw new AppError('not_found', 'This link is no longer good.');
  return new Response(`${JSON.stringify(stored, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="subscriptions.json"',
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    },
  });
});

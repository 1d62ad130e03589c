import { requireKey } from '@/features/accounts/keys/require-key';
import { noteReturn } from '@/features/digests/administration/mutations';
import { returnInput } from '@/features/digests/administration/schema';
import { AppError } from '@/lib/errors';
import { route } from '@/lib/http';

/** Notes a bounce or a complaint: `{"address": "…", "kind": "bounce" | "complaint", "note": "…"}`, with a key for `admin`. */
export const POST = route(async (request) => {
  await requireKey(request, 'admin');
  const given = returnInput.safeParse(await request.json().catch(() => null));
  if (!given.success) {
    const [issue] = given.error.issues;
    const where = issue?.path.join('.') || 'body';
    throw new AppError('invalid', `${where}: ${issue?.message ?? 'is not understood'}`);
  }
  const subscriptions = await noteReturn(given.data, new Date());
  return Response.json(
    { kind: given.data.kind, subscriptions },
    { headers: { 'Cache-Control': 'no-store' } },
  );
});

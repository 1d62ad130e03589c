import 'server-only';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { AppError } from '@/lib/errors';
import { ownAddress } from './own-address';
import { PLAIN_COOKIE, SESSION_SECONDS } from './schema';
import { ensureViewer, type ViewerId } from './viewer';

export type ActionResult<Result> = ({ ok: true } & Result) | { ok: false; message: string };

/**
 * A server action for a reader: signs in (making an anonymous reader of a stranger), parses, runs, and turns a
 * refusal into a result. Called by a script with an object it answers; posted as a plain form it leads back to the
 * page it came from, which from then on is rendered with the reader's marks.
 */
export function viewerAction<Schema extends z.ZodType, Result extends object>(
  schema: Schema,
  run: (viewerId: ViewerId, input: z.output<Schema>) => Promise<Result>,
) {
  return async (given: FormData | z.input<Schema>): Promise<ActionResult<Result>> => {
    const plain = given instanceof FormData;
    const result = await attempt(schema, plain ? Object.fromEntries(given) : given, run);
    if (!plain) return result;
    if (!result.ok) redirect(`/refused?reason=${encodeURIComponent(result.message)}`);
    (await cookies()).set(PLAIN_COOKIE, '1', { maxAge: SESSION_SECONDS, sameSite: 'lax', path: '/' });
    redirect(await returnPath(given));
  };
}

async function attempt<Schema extends z.ZodType, Result extends object>(
  schema: Schema,
  given: unknown,
  run: (viewerId: ViewerId, input: z.output<Schema>) => Promise<Result>,
): Promise<ActionResult<Result>> {
  const input = schema.safeParse(given);
  if (!input.success) return { ok: false, message: 'The request was not understood.' };
  try {
    return { ok: true, ...(await run(await ensureViewer(), input.data)) };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, message: error.message };
    throw error;
  }
}

/** Where the form was: its own word, else the Referer, at its anchor; only ever an address of this site. */
async function returnPath(form: FormData): Promise<string> {
  const [returnTo, anchor] = [form.get('returnTo'), form.get('anchor')];
  const requestHeaders = await headers();
  const wanted = typeof returnTo === 'string' && returnTo ? returnTo : requestHeaders.get('referer');
  const url = ownAddress(wanted ?? '/', requestHeaders.get('host') ?? '');
  if (!url) return '/';
  if (typeof anchor === 'string' && /^[\w-]+$/.test(anchor)) url.hash = anchor;
  return `${url.pathname}${url.search}${url.hash}`;
}

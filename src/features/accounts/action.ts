import 'server-only';
import { refresh } from 'next/cache';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { whyUnavailable } from '@/lib/database-error';
import { AppError } from '@/lib/errors';
import { type AdministratorId, requireAdministrator } from './administrator';
import { ownAddress } from './own-address';
import { type ActionResult, PLAIN_COOKIE, SESSION_SECONDS } from './schema';
import { ensureViewer, type ViewerId } from './viewer';

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
    const input = schema.safeParse(plain ? Object.fromEntries(given) : given);
    const result: ActionResult<Result> = input.success
      ? await attempt(async () => run(await ensureViewer(), input.data)).catch((error: unknown) => {
          // A browser that is shown a page is answered 503, by the edge.
          const message = plain ? null : whyUnavailable(error);
          if (message === null) throw error;
          return { ok: false as const, message };
        })
      : { ok: false, message: 'The request was not understood.' };
    if (!plain) return result;
    if (!result.ok) redirect(`/refused?reason=${encodeURIComponent(result.message)}`);
    (await cookies()).set(PLAIN_COOKIE, '1', { maxAge: SESSION_SECONDS, sameSite: 'lax', path: '/' });
    redirect(await returnPath(given));
  };
}

/**
 * The same for an administrator: whoever is none is led to the sign-in page before anything is read. A form leads
 * back to the page it is on; a refusal says which field is wrong and why.
 */
export function administratorAction<Schema extends z.ZodType, Result extends object>(
  schema: Schema,
  run: (administratorId: AdministratorId, input: z.output<Schema>) => Promise<Result>,
) {
  return async (given: FormData | z.input<Schema>): Promise<ActionResult<Result>> => {
    const plain = given instanceof FormData;
    const administratorId = await requireAdministrator();
    const result = await answerTo(schema, plain ? Object.fromEntries(given) : given, (input) =>
      run(administratorId, input),
    );
    if (!plain) return result;
    if (!result.ok) redirect(`/refused?reason=${encodeURIComponent(result.message)}`);
    redirect(await returnPath(given));
  };
}

/**
 * An administrator's action for `<AnsweredForm>`, which shows what came of it in its place, with JavaScript and
 * without. The page around it is rendered anew where something was done.
 */
export function administratorFormAction<Schema extends z.ZodType, Result extends object>(
  schema: Schema,
  run: (administratorId: AdministratorId, input: z.output<Schema>) => Promise<Result>,
) {
  return async (_before: unknown, form: FormData): Promise<ActionResult<Result>> => {
    const administratorId = await requireAdministrator();
    const answer = await answerTo(schema, Object.fromEntries(form), (input) => run(administratorId, input));
    if (answer.ok) refresh();
    return answer;
  };
}

/** Parses and runs; of several wrong fields the first is told. */
export async function answerTo<Schema extends z.ZodType, Result extends object>(
  schema: Schema,
  given: unknown,
  run: (input: z.output<Schema>) => Promise<Result>,
): Promise<ActionResult<Result>> {
  const input = schema.safeParse(given);
  if (input.success) return attempt(() => run(input.data));
  const [issue] = input.error.issues;
  return { ok: false, message: issue?.message ?? 'The request was not understood.' };
}

async function attempt<Result extends object>(run: () => Promise<Result>): Promise<ActionResult<Result>> {
  try {
    return { ok: true, ...(await run()) };
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

import 'server-only';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { answerTo } from '@/features/accounts/action';

/**
 * A server action for a form of anybody's, without a session: parses, runs, and leads to the address that the run
 * gives; a refusal leads to the page that says why.
 */
export function formAction<Schema extends z.ZodType>(
  schema: Schema,
  run: (input: z.output<Schema>) => Promise<string>,
) {
  return async (form: FormData): Promise<void> => {
    const answer = await answerTo(schema, Object.fromEntries(form), async (input) => ({
      href: await run(input),
    }));
    redirect(answer.ok ? answer.href : `/refused?reason=${encodeURIComponent(answer.message)}`);
  };
}

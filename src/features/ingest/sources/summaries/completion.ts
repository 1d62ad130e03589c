import { z } from 'zod';
import { describeProblem } from '../../formats/problem';

const count = z.number().int().nonnegative().max(1_000_000_000);

/** Of an endpoint's answer: what we read (https://platform.openai.com/docs/api-reference/chat/object). */
const completionSchema = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string().nullish() }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
});

/** Apart: what was used is counted also where the answer will not do. */
const usageSchema = z.object({
  usage: z.object({
    prompt_tokens: count.nullish(),
    completion_tokens: count.nullish(),
    total_tokens: count.nullish(),
  }),
});

/** What the model wrote, or why that cannot be told. */
export function readCompletion(text: string): { content: string } | { reason: string } {
  const { data, error } = completionSchema.safeParse(parsed(text));
  if (!data) return { reason: `The endpoint's answer is no chat completion: ${describeProblem(error)}` };
  const [{ message, finish_reason: end } = { message: { content: null }, finish_reason: null }] =
    data.choices;
  if (end === 'length') return { reason: 'The model did not come to an end' };
  if (end === 'content_filter') return { reason: 'The endpoint held the answer back (content_filter)' };
  return message.content ? { content: message.content } : { reason: 'The model wrote nothing' };
}

/** The tokens of question and answer as the endpoint counts them; null where it does not say. */
export function readUsage(text: string): number | null {
  const { usage } = usageSchema.safeParse(parsed(text)).data ?? {};
  if (!usage) return null;
  const parts = (usage.prompt_tokens ?? 0) + (usage.completion_tokens ?? 0);
  return usage.total_tokens ?? (parts > 0 ? parts : null);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { ANSWER_SCHEMA, messagesFor, type PaperText } from './prompt';

/** Tokens that an answer may have: a sentence takes sixty, and some models think before they write. */
export const MOST_ANSWER_TOKENS = 1_200;

/** What an endpoint understands of how an answer is limited and shaped. */
export type Dialect = {
  lengthMember: 'max_tokens' | 'max_completion_tokens';
  /** It can hold its model to a schema; else JSON is only asked for in words. */
  schema: boolean;
};

export const FIRST_DIALECT: Dialect = { lengthMember: 'max_tokens', schema: true };

/** The body of a question (https://platform.openai.com/docs/api-reference/chat/create). */
export function questionFor(
  paper: PaperText,
  { model, dialect }: { model: string; dialect: Dialect },
): string {
  return JSON.stringify({
    model,
    messages: messagesFor(paper),
    [dialect.lengthMember]: MOST_ANSWER_TOKENS,
    ...(dialect.schema && {
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'paper_summary', strict: true, schema: ANSWER_SCHEMA },
      },
    }),
  });
}

/** What to try after an endpoint refused a question as such; null where there is nothing left to leave out. */
export function simpler(dialect: Dialect, refusal: string): Dialect | null {
  if (dialect.lengthMember === 'max_tokens' && refusal.includes('max_completion_tokens')) {
    return { ...dialect, lengthMember: 'max_completion_tokens' };
  }
  return dialect.schema ? { ...dialect, schema: false } : null;
}

/** Few tokenisers make more of a text than one token of three bytes. */
const BYTES_PER_TOKEN = 3;

/** About how many tokens a text has: rather too many. */
export function estimateTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);
}

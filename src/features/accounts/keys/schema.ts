import { z } from 'zod';

/** What a key may be good for: taking papers in, or all that an administrator may do, which includes it. */
const KEY_SCOPES = ['ingest', 'admin'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

export const KEY_NAME_LENGTH = 80;
export const KEY_DAYS = { min: 1, max: 3_650 };

const daysMessage = `Days are a whole number from ${KEY_DAYS.min} to ${KEY_DAYS.max}.`;

export const keyInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Give the key a name.')
    .max(KEY_NAME_LENGTH, `A name has ${KEY_NAME_LENGTH} characters at most.`)
    .refine((text) => !/\p{Cc}/u.test(text), 'A name is one line of text.'),
  scopes: z.array(z.enum(KEY_SCOPES)).min(1, 'Say what the key is for.'),
  /** Null: it lasts until it is revoked. */
  days: z
    .number(daysMessage)
    .int(daysMessage)
    .min(KEY_DAYS.min, daysMessage)
    .max(KEY_DAYS.max, daysMessage)
    .nullable(),
});
export type KeyInput = z.output<typeof keyInput>;

/** As a form sends it: a box for each scope, the days as text, empty for none. */
export const keyForm = z
  .looseObject({ name: z.string(), days: z.string().optional() })
  .transform(({ name, days, ...boxes }) => ({
    name,
    scopes: KEY_SCOPES.filter((scope) => boxes[`scope-${scope}`] === 'on'),
    days: days?.trim() ? Number(days) : null,
  }))
  .pipe(keyInput);

export const keyIdInput = z.object({
  id: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
});

import { z } from 'zod';
import { isTimeZone } from '@/lib/local-time';
import { mailAddressInput } from './address';
import { CADENCES } from './cadence';
import { SUBJECT_KINDS, SUBJECT_LENGTH, type Subject } from './subject';

export const PAPER_COUNTS = [5, 10, 20, 50] as const;
export const DEFAULTS = { cadence: 'daily', hour: 8, paperCount: 10 } as const;

/** Subscriptions that one address can have, asked for or confirmed. */
export const MOST_SUBSCRIPTIONS = 20;

const cadence = z.enum(CADENCES, 'Choose daily or weekly.');
const hour = z.coerce
  .number('An hour is a number from 0 to 23.')
  .int()
  .min(0, 'An hour is a number from 0 to 23.')
  .max(23, 'An hour is a number from 0 to 23.');
const paperCount = z.coerce
  .number('A number of papers, from 1 to 50.')
  .int()
  .min(1, 'At least one paper.')
  .max(50, 'At most 50 papers.');
const timeZone = z
  .string()
  .refine(isTimeZone, 'That is no time zone that is known here; it should be like Europe/Berlin.');

const subject = {
  subject: z.enum(SUBJECT_KINDS).default('board'),
  text: z
    .string()
    .default('')
    .transform((text) =>
      text
        .toWellFormed()
        .replace(/[\p{Cc}\s]+/gu, ' ')
        .trim(),
    )
    .refine(
      (text) => text.length <= SUBJECT_LENGTH,
      `A search can be followed up to ${SUBJECT_LENGTH} characters.`,
    ),
};

/** The two fields of a form as a subject. */
function toSubject({ subject: kind, text }: { subject: Subject['kind']; text: string }): Subject {
  return { kind, text: kind === 'board' || kind === 'bookmarks' ? '' : text };
}

/** What somebody who subscribes says; an empty zone, or one the browser made up, is the site's. */
export const subscribeInput = z
  .object({
    address: mailAddressInput,
    ...subject,
    cadence: cadence.default(DEFAULTS.cadence),
    hour: hour.default(DEFAULTS.hour),
    timeZone: timeZone.nullable().catch(null),
    paperCount: paperCount.default(DEFAULTS.paperCount),
  })
  .transform(({ subject: kind, text, ...rest }) => ({
    ...rest,
    subject: toSubject({ subject: kind, text }),
  }));
export type SubscribeInput = z.output<typeof subscribeInput>;

/** A link's token, as it was signed; what is none leads nowhere. */
const token = z.string().max(100);
const id = z.coerce.number().int().positive().max(2_147_483_647);

export const tokenInput = z.object({ token });

/** What a subscriber changes of a subscription; `token` is that of their preferences. */
export const changeInput = z
  .object({ token, subscriptionId: id, ...subject, cadence, hour, timeZone, paperCount })
  .transform(({ subject: kind, text, ...rest }) => ({
    ...rest,
    subject: toSubject({ subject: kind, text }),
  }));
export type ChangeInput = z.output<typeof changeInput>;

const STATES = ['confirmed', 'paused', 'resumed', 'unsubscribed'] as const;

/** The state that a subscription is wanted in. */
export const stateInput = z.object({ token, subscriptionId: id, state: z.enum(STATES) });
export type StateInput = z.output<typeof stateInput>;

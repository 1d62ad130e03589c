import { mailAddressInput } from '@/features/digests/address';
import { subscribeInput } from '@/features/digests/schema';
import { OperatorError } from '@/lib/operator-error';

export const DIGEST_OPTIONS = {
  subject: { type: 'string' },
  text: { type: 'string' },
  cadence: { type: 'string' },
  count: { type: 'string' },
  to: { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Values = { subject?: string; text?: string; cadence?: string; count?: string; to?: string };

/** What a command is asked for. */
export type Wanted = Pick<ReturnType<typeof subscribeInput.parse>, 'subject' | 'cadence' | 'paperCount'> & {
  addresses: string[];
  folder: string;
};

/**
 * The options and addresses, seen to be right before the database is opened.
 * @throws OperatorError saying which is wrong
 */
export function readWanted({ subject, text, cadence, count, to }: Values, words: string[]): Wanted {
  const addresses = words.map((word) => {
    const read = mailAddressInput.safeParse(word);
    if (!read.success) throw new OperatorError(`"${word}": ${read.error.issues[0]?.message}`);
    return read.data;
  });
  const given = { address: 'nobody@example.org', subject, text, cadence, paperCount: count };
  const read = subscribeInput.safeParse(given);
  if (read.success) return { ...read.data, addresses, folder: to ?? '.' };
  const [issue] = read.error.issues;
  const option = String(issue?.path[0]).replace('paperCount', 'count');
  throw new OperatorError(`--${option}: ${issue?.message}`);
}

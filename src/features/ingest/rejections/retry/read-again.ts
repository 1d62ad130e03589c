import { BodyError } from '../../body-error';
import { findFormat } from '../../formats/table';
import type { FormatOptions, Parsed } from '../../schema';
import { bodyOf } from './body';

/** How a record was read the first time. */
export type Reading = Pick<FormatOptions, 'day' | 'announced' | 'now'> & { format: string; rawText: string };

/**
 * Reads the raw text of a rejected record once more, by the format as it is now. What it says of the edition as a
 * whole, and of other records, is not there any more.
 */
export async function readAgain({ format: name, rawText, ...options }: Reading): Promise<Parsed> {
  const reject = (reason: string): Parsed => ({ index: 0, rejection: { reason, rawText } });
  const format = findFormat(name);
  if (!format) return reject(`There is no format named "${name}" any more`);
  try {
    for await (const parsed of format.parse(once(bodyOf(name, rawText)), options)) {
      if (!('edition' in parsed)) return parsed;
    }
    return reject('There is no record in it');
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    return reject(error.message);
  }
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

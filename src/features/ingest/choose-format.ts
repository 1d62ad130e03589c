import { AppError } from '@/lib/errors';
import { BodyError } from './body-error';
import { FORMATS, findFormat, SNIFFED_LENGTH, sniffFormat } from './formats/table';
import type { Format } from './schema';

/**
 * The format of a text, by its name or by its beginning, and the text from that beginning on.
 * @throws AppError unsupported where it is in no format known, or `name` names none; invalid or too_large where the
 *   text breaks off before its format can be told.
 */
export async function chooseFormat(
  text: AsyncGenerator<string>,
  name: string | null,
): Promise<{ format: Format; chunks: AsyncIterable<string> }> {
  const { head, failure } = await readHead(text);
  const format = name === null ? sniffFormat(head) : findFormat(name);
  const known = FORMATS.map((each) => ({ name: each.name, title: each.title }));
  const names = known.map((each) => `${each.name} (${each.title})`).join('; ');
  if (!format) {
    if (failure) {
      const { code, message, line, offset } = failure;
      throw new AppError(code, `${message}. Nothing was taken in.`, { line, offset });
    }
    const problem =
      name !== null
        ? `There is no format named "${name}"`
        : head.trim() === ''
          ? 'The body is empty'
          : 'The format of the body was not recognised';
    throw new AppError('unsupported', `${problem}. Known formats: ${names}.`, { formats: known });
  }
  return { format, chunks: replay(head, failure ?? text) };
}

async function readHead(text: AsyncGenerator<string>): Promise<{ head: string; failure: BodyError | null }> {
  let head = '';
  try {
    while (head.length < SNIFFED_LENGTH) {
      const { value, done } = await text.next();
      if (done) break;
      head += value;
    }
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    return { head, failure: error };
  }
  return { head, failure: null };
}

async function* replay(head: string, rest: BodyError | AsyncGenerator<string>): AsyncGenerator<string> {
  if (head) yield head;
  if (rest instanceof BodyError) throw rest;
  yield* rest;
}

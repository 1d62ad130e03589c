import type { Announcement, EditionNote, IncomingPaper, Parsed, Removal } from '../schema';
import { problemOfLimits } from './limits';
import { MAX_NESTING, type RawElement } from './raw-element';

/** What became of one element: a paper, a fact about the edition, or why it is neither. */
export type Reading =
  | { paper: IncomingPaper; announcement?: Announcement }
  | EditionNote
  | { reason: string; removal?: Removal };

/**
 * Reads the elements of a JSON body one by one with `read`, which gets each value and what was around it. What does
 * not parse, does not fit or goes over a limit becomes a rejection with its raw text; the others go on.
 */
export function readRecords<E extends RawElement>(
  elements: AsyncIterable<E>,
  read: (value: unknown, element: E) => Reading,
): AsyncGenerator<Parsed | EditionNote> {
  return readElements(elements, (element) => readJson(element, read));
}

/** The same for a body of any kind. `read` gives null for an element that is no record: it is passed over. */
export async function* readElements<E extends RawElement>(
  elements: AsyncIterable<E>,
  read: (element: E) => Reading | null,
): AsyncGenerator<Parsed | EditionNote> {
  let index = 0;
  for await (const element of elements) {
    const reading = element.problem === null ? withinLimits(read(element)) : { reason: element.problem };
    if (reading === null) continue;
    if ('edition' in reading) {
      yield reading;
      continue;
    }
    if ('paper' in reading) yield { index, ...reading };
    else {
      const { reason, ...said } = reading;
      yield { index, rejection: { reason, rawText: element.raw }, ...said };
    }
    index += 1;
  }
}

function readJson<E extends RawElement>(element: E, read: (value: unknown, element: E) => Reading): Reading {
  const parsed = parseJson(element.raw);
  if ('reason' in parsed) return parsed;
  if (isDeeperThan(parsed.value, MAX_NESTING)) return { reason: `nested deeper than ${MAX_NESTING} levels` };
  return read(parsed.value, element);
}

function withinLimits(reading: Reading | null): Reading | null {
  const problem = reading && 'paper' in reading ? problemOfLimits(reading.paper) : null;
  return problem === null ? reading : { reason: problem };
}

/** Escapes that make a string which is not valid Unicode, or which Postgres cannot hold. */
const UNSTORABLE_ESCAPE = /\\u(?:d[89a-f]|0000)/i;

/** Parses JSON; half surrogate pairs and NUL characters become U+FFFD. */
function parseJson(raw: string): { value: unknown } | { reason: string } {
  try {
    return { value: UNSTORABLE_ESCAPE.test(raw) ? JSON.parse(raw, storable) : JSON.parse(raw) };
  } catch (error) {
    return { reason: `not valid JSON: ${storableText(String((error as Error).message))}` };
  }
}

function storable(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  if (entries.every(([key]) => storableText(key) === key)) return value;
  return Object.fromEntries(entries.map(([key, member]) => [storableText(key), member]));
}

function storableText(text: string): string {
  return text.replace(/\p{Surrogate}|\0/gu, '\ufffd');
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(member, levels - 1));
}

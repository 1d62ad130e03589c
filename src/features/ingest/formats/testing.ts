import { existsSync } from 'node:fs';
import path from 'node:path';
import { BodyError } from '../body-error';
import type { EditionNote, Format, FormatOptions, Parsed } from '../schema';

/** What a format made of a text: everything it yielded, and the error it stopped with. */
export type Outcome<T> = { items: T[]; error: { message: string; line: number; offset: number } | null };

/** A text in chunks of the given lengths, over and over; whole where there are none. */
export async function* chunksOf(text: string, lengths: number[] = []): AsyncGenerator<string> {
  for (let at = 0, turn = 0; at < text.length; turn += 1) {
    const length = lengths.length > 0 ? (lengths[turn % lengths.length] ?? 1) : text.length;
    yield text.slice(at, at + length);
    at += length;
  }
}

/** Collects what is yielded before the end or a `BodyError`; anything else thrown is a failure of the test. */
export async function collect<T>(items: AsyncIterable<T>): Promise<Outcome<T>> {
  const collected: T[] = [];
  try {
    for await (const item of items) collected.push(item);
    return { items: collected, error: null };
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    return { items: collected, error: { message: error.message, line: error.line, offset: error.offset } };
  }
}

/** Parses a text that may be cut anywhere. */
export function parseText(
  format: Format,
  text: string,
  { lengths = [], ...options }: Partial<FormatOptions> & { lengths?: number[] } = {},
): Promise<Outcome<Parsed | EditionNote>> {
  const defaults = { day: null, now: new Date('2026-11-24T12:00:00Z') };
  return collect(format.parse(chunksOf(text, lengths), { ...defaults, ...options }));
}

/** The papers among what was parsed. */
export function papersOf({ items }: Outcome<Parsed | EditionNote>) {
  return items.flatMap((item) => ('paper' in item ? [item.paper] : []));
}

/** The rejections among what was parsed. */
export function rejectionsOf({ items }: Outcome<Parsed | EditionNote>) {
  return items.flatMap((item) => ('rejection' in item ? [{ index: item.index, ...item.rejection }] : []));
}

export const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether every string within a value is valid Unicode and can be stored by Postgres. */
export function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !/\p{Surrogate}|\0/u.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, member]) => isStorable(key) && isStorable(member));
}

/** A folder of the real data, or null where it is absent. */
export function realData(folder: string): string | null {
  const whole = path.join(process.env.SHARED_DIR ?? '../shared', 'data', folder);
  if (existsSync(whole)) return whole;
  console.warn(`skipping the tests on real data: ${whole} is absent`);
  return null;
}

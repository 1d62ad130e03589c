import { OperatorError } from '@/lib/operator-error';

/** Which corpus: the real papers where `made` is null, else so many made of their sentences. */
export type Size = { name: string; made: number | null };

const REAL = '87k';
const UNITS = { '': 1, k: 1_000, m: 1_000_000 } as const;

/**
 * "87k" is the real papers; "1m", "20k" or "500" is so many made ones.
 * @throws OperatorError
 */
export function parseSize(text: string): Size {
  const name = text.toLowerCase();
  if (name === REAL) return { name, made: null };
  const [, digits, unit] = /^([1-9]\d{0,6})([km]?)$/.exec(name) ?? [];
  if (digits === undefined)
    throw new OperatorError(`--size must be 87k, 1m, 3m or a number, but is "${text}"`);
  return { name, made: Number(digits) * UNITS[unit as keyof typeof UNITS] };
}

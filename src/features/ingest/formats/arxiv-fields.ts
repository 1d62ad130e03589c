import { normaliseDoi } from '@/features/papers/doi';
import type { FormatOptions, IncomingPaper } from '../schema';

/** An arXiv category ("hep-ph", "cs.CL"); MSC and ACM classes ("68T50", "I.2.7") stand in the same field. */
const CATEGORY = /^[a-z]+(?:-[a-z]+)?(?:\.[A-Za-z]+(?:-[a-z]+)?)?$/;

/** The categories among what a field of arXiv's lists, each once, in the order given. */
export function categoryCodes(listed: string[]): string[] {
  return [...new Set(listed.filter((code) => CATEGORY.test(code)))];
}

/** Several DOIs may stand in one field, the paper's own first. */
export function firstDoi(field: string): string | null {
  return normaliseDoi(field.trim().split(/\s+/)[0] ?? '');
}

/** Names in order, as authors with no account. */
export function authorsNamed(names: string[]): IncomingPaper['authors'] {
  return names
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => ({ name, handle: null, hidden: false }));
}

/** The edition asked for, where one is. */
export function editionsOf({ day }: FormatOptions): IncomingPaper['editions'] {
  return day ? [{ day, submittedBy: null }] : [];
}

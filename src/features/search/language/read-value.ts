import { soundUnicode } from '@/features/papers/unicode';
import { isTextField, readField } from './fields';
import type { HintList } from './hint-list';
import type { Value } from './scan';
import type { Body, Leaf } from './tree';

type Given = {
  token: Value;
  /** The field of the group it stands in. */
  context: string | null;
  text: string;
  hints: HintList;
};

/** The node of a word, a phrase or a field's value; null where there is no letter or digit to look for. */
export function readValue({ token, context, text, hints }: Given): Leaf | null {
  const { body: start, end, quoted } = token;
  const value = soundUnicode(token.text).replace(/\s+/g, ' ').trim();
  const field = token.field ?? context;
  const meant = /[\p{L}\p{N}]/u.test(value);
  if (!meant && (field === null || isTextField(field))) return null;
  const words = (sought: string): Leaf => ({ kind: 'words', field: null, text: sought, quoted, start, end });
  if (field === null) return words(value);
  const reading = readField(field, value, quoted);
  if ('body' in reading) return at(reading.body, start, end);
  const fix = reading.fix === null ? null : [{ start, end, text: reading.fix }];
  hints.add({ start, end }, reading.problem, fix);
  if (quoted || token.field === null) return meant ? words(value) : null;
  return words(soundUnicode(text.slice(start, end)).trim());
}

function at(body: Body, start: number, end: number): Leaf {
  return { ...body, start, end };
}

import { countText } from '@/lib/number-text';
import { printTerm } from '../language/print';
import { QUOTES } from '../language/scan';
import type { Span } from '../language/tree';
import { complete } from './completion';
import { FIELD_DETAILS, type FieldValue } from './field-values';
import { markTyped } from './marking';
import type { FoundTopic, HeldCategory, HeldName, HeldTitle } from './match';
import { MOST_SUGGESTIONS, type Suggestion } from './schema';

/** What a choice answers: the query, the part of it that the choice takes the place of, and the words of that. */
export type Typed = { text: string; span: Span; words: string[] };
export type Offer<Found> = (found: Found, typed: Typed) => Suggestion;

/** As many of those found, the best first, as are ever listed. */
export function offerSome<Found>(found: Found[], offer: Offer<Found>, typed: Typed): Suggestion[] {
  return found.slice(0, MOST_SUGGESTIONS).map((each) => offer(each, typed));
}

export function offerPaper({ key, text }: HeldTitle, typed: Typed): Suggestion {
  return { kind: 'paper', label: markTyped(text, typed.words), detail: 'paper', href: `/papers/${key}` };
}

export function offerTopic({ slug, name, form, count }: FoundTopic, typed: Typed): Suggestion {
  return completion(typed, {
    kind: 'topic',
    label: form === null ? name : `${name} (${form})`,
    detail: `topic, ${countText(count, 'paper')}`,
    term: printTerm({ kind: 'topic', name: slug }),
  });
}

export function offerAuthor({ text: name, count }: HeldName, typed: Typed): Suggestion {
  const text = name.replace(new RegExp(`[${QUOTES}]+`, 'g'), ' ').trim();
  return completion(typed, {
    kind: 'author',
    label: name,
    detail: `author, ${countText(count, 'paper')}`,
    term: printTerm({ kind: 'words', field: 'author', text, quoted: true }),
  });
}

export function offerCategory({ code, name, count, isArchive }: HeldCategory, typed: Typed): Suggestion {
  return completion(typed, {
    kind: 'category',
    label: name === null ? code : `${code} ${name}`,
    detail: isArchive ? 'the whole archive' : countText(count, 'paper'),
    term: printTerm({ kind: 'category', code }),
  });
}

/** A field whose value is then to be typed. */
export function offerField(name: string, typed: Typed): Suggestion {
  const detail = FIELD_DETAILS[name] ?? '';
  return completion(typed, { kind: 'field', label: `${name}:`, detail, term: `${name}:`, open: true });
}

export function offerValue({ term, detail }: FieldValue, typed: Typed): Suggestion {
  return completion(typed, { kind: 'field', label: term, detail, term });
}

type Choice = {
  kind: Exclude<Suggestion['kind'], 'paper'>;
  label: string;
  detail: string;
  term: string;
  open?: boolean;
};

function completion(typed: Typed, { kind, label, detail, term, open = false }: Choice): Suggestion {
  const { text, span, words } = typed;
  return {
    kind,
    label: markTyped(label, words),
    detail,
    open,
    ...complete({ text, span, term, whole: !open }),
  };
}

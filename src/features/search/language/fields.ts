import { parseAmount } from './amount';
import { guessCategory, parseCategory } from './category-code';
import { nearest } from './near';
import { parseDate, parsePeriod, parseYears } from './period';
import { type Body, HAVES, MARKS, TEXT_FIELDS, type TextField } from './tree';

/** What was read of a field's value: a node, or why there is none, perhaps with what to write in place of the term. */
export type Reading = { body: Body } | { problem: string; fix: string | null };

type Field = {
  name: string;
  synonyms: string[];
  read: (value: string, quoted: boolean) => Body | null;
  /** "is not …": what a value should have been, with an example. */
  wanted: string;
  /** The whole term as it was probably meant. */
  guess?: (value: string) => string | null;
};

function textField(name: TextField, synonyms: string[]): Field {
  return {
    name,
    synonyms,
    wanted: 'text',
    read: (text, quoted) => ({ kind: 'words', field: name, text, quoted }),
  };
}

function choiceField<Choice extends string>(given: {
  name: string;
  choices: readonly Choice[];
  synonyms?: Record<string, Choice>;
  body: (choice: Choice) => Body;
}): Field {
  const { name, choices, synonyms = {}, body } = given;
  return {
    name,
    synonyms: [],
    wanted: `one of ${choices.map((choice) => `\`${name}:${choice}\``).join(', ')}`,
    read: (value) => {
      const choice = synonyms[value.toLowerCase()] ?? choices.find((one) => one === value.toLowerCase());
      return choice === undefined ? null : body(choice);
    },
    guess: (value) => {
      const choice = nearest(value.toLowerCase(), choices);
      return choice && `${name}:${choice}`;
    },
  };
}

function amountField(kind: 'votes' | 'stars', synonyms: string[]): Field {
  return {
    name: kind,
    synonyms,
    wanted: `a number, e.g. \`${kind}:>20\`, \`${kind}:10-20\``,
    read: (value) => {
      const amount = parseAmount(value);
      return amount && { kind, ...amount };
    },
  };
}

const DATES = (name: string) => `a date, e.g. \`${name}:2025\`, \`${name}:2025-06\`, \`${name}:2025-06-03\``;

const FIELDS: Field[] = [
  textField('title', ['ti']),
  textField('abstract', ['abs']),
  textField('author', ['authors', 'au']),
  textField('venue', ['journal']),
  {
    name: 'topic',
    synonyms: ['topics', 'tag'],
    wanted: 'a topic, e.g. `topic:mlp`',
    read: (name) => ({ kind: 'topic', name }),
  },
  {
    name: 'cat',
    synonyms: ['category', 'categories'],
    wanted: 'a category of arXiv, e.g. `cat:cs.CL`, or all of `cat:cs`',
    read: (value) => {
      const code = parseCategory(value);
      return code === null ? null : { kind: 'category', code };
    },
    guess: (value) => {
      const code = guessCategory(value);
      return code && `cat:${code}`;
    },
  },
  {
    name: 'source',
    synonyms: [],
    wanted: 'a source, e.g. `source:arxiv`',
    read: (value) =>
      /^[a-z0-9][a-z0-9-]*$/i.test(value) ? { kind: 'source', name: value.toLowerCase() } : null,
  },
  choiceField({
    name: 'has',
    choices: HAVES,
    synonyms: { comment: 'comments' },
    body: (what) => ({ kind: 'has', what }),
  }),
  {
    name: 'code',
    synonyms: ['repo'],
    wanted: 'a repository, e.g. `code:owner/name`, or all of an owner’s, `code:owner`',
    read: (value) => {
      const [, owner, name = null] =
        /^(?:(?:https?:\/\/)?github\.com\/)?([\w-][\w.-]*)(?:\/([\w.-]+))?\/?$/i.exec(value) ?? [];
      return owner === undefined ? null : { kind: 'code', owner, name };
    },
  },
  {
    name: 'from',
    synonyms: ['since'],
    wanted: DATES('from'),
    read: (value) => {
      const date = parseDate(value);
      return date && { kind: 'published', from: date.first, to: null };
    },
  },
  {
    name: 'to',
    synonyms: ['until'],
    wanted: DATES('to'),
    read: (value) => {
      const date = parseDate(value);
      return date && { kind: 'published', from: null, to: date.last };
    },
  },
  {
    name: 'published',
    synonyms: [],
    wanted: 'a date or two, e.g. `published:2025-06`, `published:2025-01..2025-06`',
    read: (value) => {
      const period = parsePeriod(value);
      return period && { kind: 'published', ...period };
    },
  },
  {
    name: 'year',
    synonyms: ['years'],
    wanted: 'a year, e.g. `year:2025`, `year:2023-2025`',
    read: (value) => {
      const period = parseYears(value);
      return period && { kind: 'published', ...period };
    },
    guess: (value) => (parsePeriod(value) ? `published:${value}` : null),
  },
  {
    name: 'day',
    synonyms: ['date', 'edition'],
    wanted: 'a day, e.g. `day:2025-06-03`',
    read: (value) => {
      const date = parseDate(value);
      return date && date.first === date.last ? { kind: 'day', day: date.first } : null;
    },
    guess: (value) => (parsePeriod(value) ? `published:${value}` : null),
  },
  amountField('votes', ['upvotes']),
  amountField('stars', []),
  choiceField({
    name: 'is',
    choices: MARKS,
    synonyms: { bookmark: 'bookmarked', saved: 'bookmarked', voted: 'upvoted' },
    body: (mark) => ({ kind: 'is', mark }),
  }),
];

export type FieldName = (typeof FIELDS)[number]['name'];

const BY_NAME = new Map(
  FIELDS.flatMap((field) => [field.name, ...field.synonyms].map((name) => [name, field])),
);
const NAMES = FIELDS.map((field) => field.name);
/** What other search engines call it, where it is not quite the same. */
const ELSEWHERE: Record<string, string> = { after: 'from', before: 'to', upvoted: 'votes', github: 'code' };

/** The field that a word before a colon names, in any case. */
export function fieldNamed(word: string): FieldName | null {
  return BY_NAME.get(word.toLowerCase())?.name ?? null;
}

export function isTextField(name: FieldName): boolean {
  return TEXT_FIELDS.some((field) => field === name);
}

/**
 * The field that a word was probably meant to name. Only where the value would do for it, so that in "CoT:prompting"
 * nobody is told of `cat:`; `value` is null where it is not known yet.
 */
export function fieldMeant(word: string, value: string | null): FieldName | null {
  if (!/^[a-z]{2,12}$/i.test(word)) return null;
  const name = ELSEWHERE[word.toLowerCase()] ?? nearest(word.toLowerCase(), NAMES);
  const field = name && BY_NAME.get(name);
  if (!field) return null;
  if (value === null) return field.name;
  const body = field.read(value, false);
  // Anything at all could be an owner or a source.
  const plain = body?.kind === 'source' || (body?.kind === 'code' && body.name === null);
  return body && !plain ? field.name : null;
}

/** Reads the value of a field; surrounding space and a comma after it do not count. */
export function readField(name: FieldName, given: string, quoted: boolean): Reading {
  const field = BY_NAME.get(name);
  const value = quoted || isTextField(name) ? given.trim() : given.replace(/[,;]+$/, '');
  const body = /[\p{L}\p{N}]/u.test(value) ? field?.read(value, quoted) : null;
  if (body) return { body };
  return {
    problem: `\`${name}:${shown(given)}\` is not ${field?.wanted}.`,
    fix: field?.guess?.(value) ?? null,
  };
}

/** Typed text as a message repeats it. */
export function shown(typed: string): string {
  const plain = typed.replaceAll('`', "'").trim();
  return plain.length > 40 ? `${plain.slice(0, 39).toWellFormed()}…` : plain;
}

import { SOURCES, type Source } from '../schema';
import type { PreparedPaper } from './prepare';

/** The fields a source can give, each with its own provenance. */
export const FIELD_NAMES = [
  'title',
  'abstract',
  'summary',
  'comment',
  'journalRef',
  'organization',
  'keywords',
  'authors',
  'categories',
  'publishedAt',
  'updatedAt',
  'arxivVersion',
  'withdrawnAt',
  'thumbnailUrl',
  'mediaUrls',
  'upvotes',
  'comments',
] as const satisfies readonly (keyof PreparedPaper)[];
export type FieldName = (typeof FIELD_NAMES)[number];
export type Fields = Pick<PreparedPaper, FieldName>;

/** A model that wrote a summary or keywords where no source gave any: "summary:qwen3:8b". Every source is better. */
type MachineSource = `summary:${string}`;

/** Who gave a field, and as of when (ISO instant, null where the source did not say). */
export type Given = { source: Source | MachineSource; asOf: string | null };

/** The fields of a paper, or of a statement about it, and who gave those that are not empty. */
export type GivenFields = { fields: Fields; given: Partial<Record<FieldName, Given>> };

/** Whether a statement's value of a field is to take the place of the one held. */
export function replaces(name: FieldName, said: GivenFields, held: GivenFields): boolean {
  const [given, before] = [said.given[name], held.given[name]];
  if (!given || isEmpty(said.fields[name])) return false;
  // A withdrawal keeps the date it was first told of.
  if (name === 'withdrawnAt' && held.fields.withdrawnAt) return false;
  if (!before || isEmpty(held.fields[name])) return true;
  const gain = gainOf(name, said.fields, held.fields);
  return gain === 0 ? supersedes(given, before) : gain > 0;
}

export function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** How much more one value knows than another, whoever says so: 0 where that depends on the source. */
function gainOf(name: FieldName, said: Fields, held: Fields): number {
  if (name === 'arxivVersion') return (said.arxivVersion ?? 0) - (held.arxivVersion ?? 0);
  if (name === 'publishedAt' && said.publishedAt && held.publishedAt)
    return precisionGain(said.publishedAt, held.publishedAt);
  return 0;
}

type KnownDate = NonNullable<Fields['publishedAt']>;

/** How many characters of an ISO instant, in UTC, a date of this precision knows. */
const KNOWN_LENGTH = { year: 4, month: 7, day: 10, instant: 24 };

/** The difference in precision of two dates that agree in what both know; 0 where they do not. */
function precisionGain(said: KnownDate, held: KnownDate): number {
  const [length, heldLength] = [KNOWN_LENGTH[said.precision], KNOWN_LENGTH[held.precision]];
  const known = ({ at }: KnownDate) => at.toISOString().slice(0, Math.min(length, heldLength));
  return known(said) === known(held) ? length - heldLength : 0;
}

/** Whether a statement may replace an earlier one. A tie goes to the one said last. */
function supersedes(given: Given, before: Given): boolean {
  const rank = rankOf(given.source) - rankOf(before.source);
  if (rank !== 0) return rank > 0;
  if (before.asOf === null) return true;
  return given.asOf !== null && given.asOf >= before.asOf;
}

/** From 0, the weakest source; below them all whatever no source said. */
function rankOf(source: Given['source']): number {
  return (SOURCES as readonly string[]).indexOf(source);
}

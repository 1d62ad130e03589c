import { z } from 'zod';
import { dayToDate, parseDay } from '@/lib/day';

/**
 * The most a record may hold, in UTF-16 code units or members. One that holds more is refused whole, never cut.
 * The largest real ones: 664 authors, an abstract of 1,922 characters, a title of 250.
 */
export const PAPER_LIMITS = {
  title: 2_000,
  abstract: 50_000,
  summary: 20_000,
  comment: 10_000,
  journalRef: 2_000,
  /** A person's, an organisation's or a model's name; an account. */
  name: 500,
  authors: 5_000,
  keywords: 200,
  keyword: 200,
  categories: 50,
  category: 50,
  links: 100,
  mediaUrls: 100,
  url: 4_000,
  key: 500,
  aliases: 100,
  editions: 1_000,
  curators: 100,
  /** Votes, comments, stars: there is room for our own votes beside it in 32 bits. */
  count: 1_000_000_000,
  arxivVersion: 10_000,
} as const;

/** Where a value came from, weakest first: a later source of the same or a higher rank may replace it. */
export const SOURCES = ['sample', 'text', 'huggingface', 'arxiv', 'authors'] as const;
export const sourceSchema = z.enum(SOURCES);

export const LINK_KINDS = ['code', 'project', 'dataset', 'model', 'video', 'documentation'] as const;
export const linkKindSchema = z.enum(LINK_KINDS);

/** How much of a date its source knew. */
export const DATE_PRECISIONS = ['instant', 'day', 'month', 'year'] as const;
export const datePrecisionSchema = z.enum(DATE_PRECISIONS);

/** Missing and null mean the same: the record does not say. */
const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

const text = (limit: number) => z.string().max(limit);
const someText = (limit: number) => text(limit).regex(/\S/, 'empty');
const list = <T extends z.ZodType>(member: T, limit: number) => optional(z.array(member).max(limit));

const daySchema = z.string().transform((value, context) => {
  const day = parseDay(value);
  if (day && isStorableYear(day)) return day;
  context.addIssue('not a day (YYYY-MM-DD)');
  return z.NEVER;
});

/** "2024", "2024-06", "2024-06-18" or a full instant with its offset; the precision is what is written. */
const dateSchema = z.string().transform((value, context) => {
  const date = readDate(value);
  if (date) return date;
  context.addIssue('not a date (YYYY, YYYY-MM, YYYY-MM-DD or an ISO 8601 instant)');
  return z.NEVER;
});

const personSchema = z.object({
  name: someText(PAPER_LIMITS.name),
  /** The account at the source, without "@". */
  handle: optional(text(PAPER_LIMITS.name)),
});

/**
 * Broadsheet's published record of a paper: one JSON object a line (JSON Lines, UTF-8), written by the export and
 * taken in again. Only `broadsheet` and `title` are required; unknown members are kept with the paper, not read.
 */
export const paperRecordSchema = z.object({
  /** The version of this schema. */
  broadsheet: z.literal(1),
  /** The paper's public key where it was written: its arXiv id, or a slug of the title with a fingerprint. */
  key: optional(someText(PAPER_LIMITS.key)),
  /** "2406.11944" or "hep-th/9901001"; a version behind it is read as `arxivVersion`. */
  arxivId: optional(text(PAPER_LIMITS.key)),
  /** The newest version that was known. */
  arxivVersion: optional(z.number().int().positive()),
  /** Bare ("10.1000/182") or as an address. */
  doi: optional(text(PAPER_LIMITS.key)),
  /** Plain text with mathematics as TeX between `$`; LaTeX accents and escapes are understood. */
  title: someText(PAPER_LIMITS.title),
  /** The authors' own text, written like the title; a blank line separates paragraphs. */
  abstract: optional(text(PAPER_LIMITS.abstract)),
  /** Text by anybody but the authors, and who that is ("Broadsheet", a model's name). */
  summary: optional(z.object({ text: someText(PAPER_LIMITS.summary), by: someText(PAPER_LIMITS.name) })),
  /** arXiv's comment line ("12 pages, accepted at …"). */
  comment: optional(text(PAPER_LIMITS.comment)),
  journalRef: optional(text(PAPER_LIMITS.journalRef)),
  organization: optional(text(PAPER_LIMITS.name)),
  keywords: list(text(PAPER_LIMITS.keyword), PAPER_LIMITS.keywords),
  /** In the authors' order; `hidden` where the source lists a name but asks not to show it. */
  authors: list(personSchema.extend({ hidden: optional(z.boolean()) }), PAPER_LIMITS.authors),
  /** arXiv's categories ("cs.CL"), the primary one first. */
  categories: list(someText(PAPER_LIMITS.category), PAPER_LIMITS.categories),
  /** When the first version appeared, as precisely as it is known. */
  publishedAt: optional(dateSchema),
  /** When the latest version appeared. */
  updatedAt: optional(dateSchema),
  /** When a source first told that the authors withdrew it. */
  withdrawnAt: optional(dateSchema),
  /** Where the paper's code, data and pages are; `stars` of a code repository as last reported. */
  links: list(
    z.object({
      kind: linkKindSchema,
      url: someText(PAPER_LIMITS.url),
      stars: optional(z.number().int().nonnegative()),
    }),
    PAPER_LIMITS.links,
  ),
  thumbnailUrl: optional(text(PAPER_LIMITS.url)),
  /** Pictures and videos uploaded with the paper. */
  mediaUrls: list(text(PAPER_LIMITS.url), PAPER_LIMITS.mediaUrls),
  /** Counters of the source, not including those of the server that reads the record. */
  upvotes: optional(z.number().int().nonnegative()),
  comments: optional(z.number().int().nonnegative()),
  /** The days the paper was featured, and who put it forward. */
  editions: list(z.object({ day: daySchema, submittedBy: optional(personSchema) }), PAPER_LIMITS.editions),
  /** Keys the paper had before; they redirect to it. */
  aliases: list(someText(PAPER_LIMITS.key), PAPER_LIMITS.aliases),
  /** Who said all this; "text" where the record does not say. */
  source: optional(sourceSchema),
  /** When the source said so: an older statement never replaces a newer one of the same source. */
  asOf: optional(dateSchema),
});
/** A record as it is written. */
export type PaperRecordInput = z.input<typeof paperRecordSchema>;
/** A record as it is read: dates parsed, null for what it does not say. */
export type PaperRecord = z.output<typeof paperRecordSchema>;

/** A line about an edition as a whole; it stands before the papers of that day. */
export const editionRecordSchema = z.object({
  broadsheet: z.literal(1),
  edition: z.object({
    day: daySchema,
    /** Names for the masthead: "by AK and the research community". */
    curators: list(someText(PAPER_LIMITS.name), PAPER_LIMITS.curators),
  }),
});

const isoInstantSchema = z.iso.datetime({ offset: true });

function readDate(value: string): { at: Date; precision: z.infer<typeof datePrecisionSchema> } | null {
  const precision = ({ 4: 'year', 7: 'month', 10: 'day' } as const)[value.length] ?? 'instant';
  const at = precision === 'instant' ? readInstant(value) : firstDay(value);
  return at && isStorableYear(at.toISOString()) ? { at, precision } : null;
}

function firstDay(value: string): Date | null {
  const day = parseDay(value + '-01-01'.slice(value.length - 4));
  return day && dayToDate(day);
}

function readInstant(value: string): Date | null {
  const at = new Date(value);
  return isoInstantSchema.safeParse(value).success && !Number.isNaN(at.getTime()) ? at : null;
}

/** Databases disagree about the first years of the calendar, and JavaScript writes later ones in its own way. */
function isStorableYear(iso: string): boolean {
  return /^[1-9]\d{3}-/.test(iso);
}

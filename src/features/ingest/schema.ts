import type { z } from 'zod';
import type { datePrecisionSchema, linkKindSchema, sourceSchema } from '@/features/papers/schema';

export { SOURCES, sourceSchema } from '@/features/papers/schema';
export type Source = z.infer<typeof sourceSchema>;

/** A link as a source gives it, before it is cleaned and its host, owner and name are read. */
type IncomingLink = { kind: z.infer<typeof linkKindSchema>; url: string; stars: number | null };

/**
 * What every format reduces its own shape to. Text fields are as the source wrote them (LaTeX, line breaks and
 * all): cleaning is done once, downstream. Null means that the source does not say, never that there is none.
 */
export type IncomingPaper = {
  source: Source;
  /** When the source said so; an older statement never replaces a newer one of the same source. */
  asOf: Date | null;
  /** Without version. */
  arxivId: string | null;
  arxivVersion: number | null;
  /** Every version and when it came, where the source lists them; not part of what makes a record another one. */
  versions?: { version: number; at: Date }[] | undefined;
  /** Lower case, bare. */
  doi: string | null;
  /** Keys the paper had at the source besides its own: they redirect to it. */
  aliases: string[];
  title: string;
  abstract: string | null;
  summary: { text: string; by: string } | null;
  comment: string | null;
  journalRef: string | null;
  organization: string | null;
  keywords: string[] | null;
  authors: { name: string; handle: string | null; hidden: boolean }[] | null;
  /** Primary first. */
  categories: string[] | null;
  publishedAt: { at: Date; precision: z.infer<typeof datePrecisionSchema> } | null;
  updatedAt: Date | null;
  withdrawnAt: Date | null;
  links: IncomingLink[];
  thumbnailUrl: string | null;
  mediaUrls: string[] | null;
  /** Counters as the source reports them, not including ours. */
  upvotes: number | null;
  comments: number | null;
  /** The days (`YYYY-MM-DD`) it was featured at the source, and who put it forward. */
  editions: { day: string; submittedBy: { name: string; handle: string | null } | null }[];
  /** The record whole, as the source wrote it: kept beside the paper so that nothing it said is lost. */
  record: Record<string, unknown>;
};

/** What arXiv announces a paper as: new, cross-listed from another category, or a new version of either. */
export const ANNOUNCEMENT_TYPES = ['new', 'cross', 'replace', 'replace-cross'] as const;

/** That a source announced a paper on a day (`YYYY-MM-DD`, null where it does not say), and as what. */
export type Announcement = { type: (typeof ANNOUNCEMENT_TYPES)[number]; day: string | null };

/** That a source has a paper no more: since when, and as of when it said so. */
export type Removal = { arxivId: string; at: Date; asOf: Date };

/**
 * One element of a body: a paper, or what could not become one. `index` counts elements from 0. `announcement` is
 * there where the body is a list of announcements: the caller tells new papers from new versions by it. A `removal`
 * marks a paper that is held; of any other it is a rejection.
 */
export type Parsed =
  | { index: number; paper: IncomingPaper; announcement?: Announcement }
  | { index: number; rejection: { reason: string; rawText: string }; removal?: Removal };

/**
 * What a format yields besides records: facts about the edition as a whole. Yielded before the records it is about.
 */
export type EditionNote = { edition: { day: string; curators: string[] } };

export type FormatOptions = {
  /** The edition to put the papers in (`?day=`), overriding what the body says. */
  day: string | null;
  /** Put announcements into the edition of their own day, where `day` is null. */
  announced?: boolean;
  /** The present instant: for a date without a year, and for "today". */
  now: Date;
};

/**
 * A format: how to recognise a body by its beginning, and how to read it. `parse` takes decoded text in chunks of
 * any size and holds no more than one record of it; it throws `BodyError` where the body itself is broken.
 */
export type Format = {
  name: string;
  /** One line for people: what the format is. */
  title: string;
  /** `head` is the first 64 KiB of text (less if the body is shorter). */
  sniff: (head: string) => boolean;
  parse: (chunks: AsyncIterable<string>, options: FormatOptions) => AsyncGenerator<Parsed | EditionNote>;
};

export type RunCounts = {
  received: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
};

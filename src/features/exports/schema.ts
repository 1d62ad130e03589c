import { z } from 'zod';

const id = z.string().min(1).max(200);
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/**
 * What readers made, one JSON object a line beside the records of papers (`features/papers/schema.ts`), and taken in
 * again by `import`. A reader's line stands before what they made.
 */
export const readerLineSchema = z.object({
  broadsheet: z.literal(1),
  reader: z.object({
    /** Only for telling readers apart within a file: whoever has the address here already is that reader. */
    id,
    name: z.string().max(500),
    email: z.string().min(1).max(500),
    anonymous: z.boolean(),
    since: instant,
  }),
});

/** A paper by its public key, or one that it had before; its title is for people, and not read. */
const mark = z.object({
  reader: id,
  paper: z.string().min(1).max(500),
  title: z.string().optional(),
  at: instant,
});

/** What a reader does with a paper, as its lines name it. */
export const MARK_KINDS = ['bookmark', 'upvote', 'read'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export const markLineSchema = z.union([
  z.object({ broadsheet: z.literal(1), bookmark: mark }),
  z.object({ broadsheet: z.literal(1), upvote: mark }),
  z.object({ broadsheet: z.literal(1), read: mark }),
]);

export type ReaderLine = z.input<typeof readerLineSchema>['reader'];
export type MarkLine = z.input<typeof mark>;
/** A mark as it is read. */
export type Mark = { kind: MarkKind; reader: string; paper: string; at: Date };

/** Whether a line is about readers; what else there is, is for the ingest, which says what is wrong with it. */
export function isReaderLine(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && ['reader', ...MARK_KINDS].some((kind) => kind in value)
  );
}

/** The mark of a line that fits `markLineSchema`. */
export function markOf(line: z.output<typeof markLineSchema>): Mark {
  if ('bookmark' in line) return { kind: 'bookmark', ...line.bookmark };
  return 'upvote' in line ? { kind: 'upvote', ...line.upvote } : { kind: 'read', ...line.read };
}

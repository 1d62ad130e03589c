import { z } from 'zod';
import { type Day, parseDay } from '@/lib/day';

/** A place in the text as given: UTF-16 offsets, `end` exclusive. */
export type Span = { start: number; end: number };

export const TEXT_FIELDS = ['title', 'abstract', 'author', 'venue'] as const;
export const HAVES = ['code', 'project', 'abstract', 'comments'] as const;
export const MARKS = ['bookmarked', 'upvoted', 'unread'] as const;
export type ReaderMark = (typeof MARKS)[number];

const span = { start: z.int().nonnegative(), end: z.int().positive() };
const day = z.custom<Day>((value) => typeof value === 'string' && parseDay(value) !== null);
const amount = z.int().nonnegative().nullable();

const leaf = z.discriminatedUnion('kind', [
  // One bare word, hyphens and all, or one phrase; sought everywhere where `field` is null.
  z.object({
    ...span,
    kind: z.literal('words'),
    field: z.enum(TEXT_FIELDS).nullable(),
    text: z.string().min(1),
    quoted: z.boolean(),
  }),
  // As typed: a slug, or a way of writing the topic.
  z.object({ ...span, kind: z.literal('topic'), name: z.string().min(1) }),
  // In arXiv's own case: "cs.CL", or a whole archive, "cs".
  z.object({ ...span, kind: z.literal('category'), code: z.string().min(1) }),
  z.object({ ...span, kind: z.literal('source'), name: z.string().min(1) }),
  z.object({ ...span, kind: z.literal('has'), what: z.enum(HAVES) }),
  // A repository, or all of an owner's where `name` is null; in the case typed.
  z.object({
    ...span,
    kind: z.literal('code'),
    owner: z.string().min(1),
    name: z.string().min(1).nullable(),
  }),
  // UTC days, both included; never are both null.
  z.object({ ...span, kind: z.literal('published'), from: day.nullable(), to: day.nullable() }),
  z.object({ ...span, kind: z.literal('day'), day }),
  z.object({ ...span, kind: z.literal('votes'), min: amount, max: amount }),
  z.object({ ...span, kind: z.literal('stars'), min: amount, max: amount }),
  z.object({ ...span, kind: z.literal('is'), mark: z.enum(MARKS) }),
]);

export type Leaf = z.infer<typeof leaf>;
export type TextField = (typeof TEXT_FIELDS)[number];

/**
 * What a query asks for. `and` and `or` have two nodes or more and none of their own kind; `not` holds no `not`.
 * A tree may consist of exclusions only.
 */
export type Node =
  | Leaf
  | (Span & { kind: 'and'; nodes: Node[] })
  | (Span & { kind: 'or'; nodes: Node[] })
  | (Span & { kind: 'not'; node: Node });

export const node: z.ZodType<Node> = z.lazy(() =>
  z.union([
    leaf,
    z.object({ ...span, kind: z.literal('and'), nodes: z.array(node).min(2) }),
    z.object({ ...span, kind: z.literal('or'), nodes: z.array(node).min(2) }),
    z.object({ ...span, kind: z.literal('not'), node }),
  ]),
);

/** Something in a query that was not understood; what it names literally stands between backticks. */
export type Hint = Span & {
  message: string;
  /** The whole query with the fix made; null where there is none to offer. */
  replacement: string | null;
};

type WithoutSpan<T> = T extends Span ? Omit<T, keyof Span> : never;
/** A leaf without its place. */
export type Body = WithoutSpan<Leaf>;
/** What limits a search besides words. */
export type Filter = Exclude<Body, { kind: 'words' }>;

/** The nodes that must all hold. */
export function requirements(tree: Node | null): Node[] {
  if (tree === null) return [];
  return tree.kind === 'and' ? tree.nodes : [tree];
}

export function isFilter(found: Node): found is Exclude<Leaf, { kind: 'words' }> {
  return !['and', 'or', 'not', 'words'].includes(found.kind);
}

import { z } from 'zod';

/** Hugging Face leaves out what it does not know, or says null: both are null here. */
const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);
const optionalText = optional(z.string()).transform((text) => text?.trim() || null);
const count = optional(z.number().int().nonnegative());

const instant = z.string().transform((text, context) => {
  const at = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(at.getTime())) return at;
  context.addIssue('not an ISO 8601 instant');
  return z.NEVER;
});

/** An account. The login is in `user`, in `name`, or in both. */
const userSchema = z.object({ fullname: optionalText, user: optionalText, name: optionalText });
export type HfUser = z.output<typeof userSchema>;

const organizationSchema = z.object({ fullname: optionalText, name: optionalText });

const authorSchema = z.object({
  name: z.string().trim().min(1, 'empty'),
  hidden: optional(z.boolean()),
  user: optional(userSchema),
});

/** What stands around the paper in a list, and beside its own members in an answer about one paper. */
const entrySchema = z.object({
  title: optionalText,
  summary: optionalText,
  thumbnail: optionalText,
  numComments: count,
  submittedBy: optional(userSchema),
  mediaUrls: optional(z.array(z.string())),
  organization: optional(organizationSchema),
});

const paperSchema = z.object({
  id: z.string(),
  title: optionalText,
  summary: optionalText,
  authors: optional(z.array(authorSchema)),
  /** The first version on arXiv. The entry's own `publishedAt` is hours off (it was shifted to US Eastern time). */
  publishedAt: optional(instant),
  withdrawnAt: optional(instant),
  submittedOnDailyAt: optional(instant),
  submittedOnDailyBy: optional(userSchema),
  upvotes: count,
  githubRepo: optionalText,
  githubStars: count,
  projectPage: optionalText,
  mediaUrls: optional(z.array(z.string())),
  ai_summary: optionalText,
  ai_summary_model: optionalText,
  ai_keywords: optional(z.array(z.string())),
  organization: optional(organizationSchema),
});
export type HfPaper = z.output<typeof paperSchema>;

/** An entry of `/api/daily_papers`. */
export const hfEntrySchema = entrySchema.extend({ paper: paperSchema });
export type HfEntry = z.output<typeof hfEntrySchema>;

/** The flat answer of `/api/papers/{id}`. */
export const hfFlatPaperSchema = entrySchema.extend(paperSchema.shape);

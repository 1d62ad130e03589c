import { z } from 'zod';
import { instant, optional, optionalCount, optionalText } from './fields';

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
  numComments: optionalCount,
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
  upvotes: optionalCount,
  githubRepo: optionalText,
  githubStars: optionalCount,
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

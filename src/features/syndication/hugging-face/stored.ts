import { z } from 'zod';

/** A member that is there in the right shape, or undefined: what was stored is shown as far as it can be read. */
function given<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => value ?? undefined, schema.optional()).catch(undefined);
}

const text = given(z.string());
const flag = given(z.boolean());

const storedUser = z.object({
  _id: text,
  avatarUrl: text,
  fullname: text,
  user: text,
  name: text,
  type: text,
  isPro: flag,
  isHf: flag,
  isHfAdmin: flag,
  isMod: flag,
  followerCount: given(z.number()),
});
export type StoredUser = z.infer<typeof storedUser>;

const storedOrganization = z.object({
  _id: text,
  name: text,
  fullname: text,
  avatar: text,
  isVerified: flag,
});
export type StoredOrganization = z.infer<typeof storedOrganization>;

const storedAuthor = z.object({
  _id: text,
  name: z.string(),
  status: text,
  statusLastChangedAt: text,
  user: given(storedUser),
});
export type StoredAuthor = z.infer<typeof storedAuthor>;

const about = {
  mediaUrls: given(z.array(z.string())),
  organization: given(storedOrganization),
};

const storedPaper = z.object({
  ...about,
  authors: given(z.array(storedAuthor)),
  discussionId: text,
  githubRepo: text,
  githubRepoAddedBy: text,
  projectPage: text,
  ai_summary_model: text,
  submittedOnDailyAt: text,
  submittedOnDailyBy: given(storedUser),
});

const storedEntry = z.object({
  ...about,
  paper: given(storedPaper),
  publishedAt: text,
  submittedBy: given(storedUser),
  submitterOrganization: given(storedOrganization),
  isAuthorParticipating: flag,
});

/** What Hugging Face last said of a paper, of which we keep no columns: its numbers, accounts and pictures. */
export type Stored = z.infer<typeof storedEntry> & { paper: z.infer<typeof storedPaper> };

/** Reads a stored record, wrapped as in a list or flat as in an answer about one paper; null where there is none. */
export function readStored(record: unknown): Stored | null {
  const entry = storedEntry.safeParse(record).data;
  if (!entry) return null;
  return { ...entry, paper: entry.paper ?? storedPaper.safeParse(record).data ?? {} };
}

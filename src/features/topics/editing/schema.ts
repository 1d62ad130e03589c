import { z } from 'zod';
import { slugText } from '../schema';

const line = z.string().transform((text) => text.trim().replace(/\s+/g, ' '));

export const slugInput = line.pipe(slugText);

export const nameInput = line.pipe(
  z.string().min(1, 'a name is not empty').max(120, 'a name has 120 characters at most'),
);

export const formInput = line.pipe(
  z
    .string()
    .min(2, 'a form has two characters at least')
    .max(120, 'a form has 120 characters at most')
    .regex(/[\p{L}\p{N}]/u, 'a form has letters or digits'),
);

/** What an operator's forms send; the mutations say what is wrong with a slug, a name or a form. */
const typed = z.string().max(400, 'That is too long.');

export const newTopicForm = z.object({ slug: typed, name: typed, forms: z.string().max(4_000).default('') });
export const topicFormForm = z.object({ slug: typed, form: typed });
export const topicNameForm = z.object({ slug: typed, name: typed });
export const topicMergeForm = z.object({ slug: typed, into: typed });

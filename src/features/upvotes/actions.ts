'use server';
import { viewerAction } from '@/features/accounts/action';
import * as upvotes from './mutations';
import { upvoteInput } from './schema';

/** Gives or takes back the reader's upvote; answers with the paper's votes. */
export const setUpvote = viewerAction(upvoteInput, upvotes.setUpvote);

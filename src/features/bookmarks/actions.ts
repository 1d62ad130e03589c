'use server';
import { viewerAction } from '@/features/accounts/action';
import * as bookmarks from './mutations';
import { bookmarkInput } from './schema';

/** Keeps a paper for the reader, or lets it go. */
export const setBookmark = viewerAction(bookmarkInput, bookmarks.setBookmark);

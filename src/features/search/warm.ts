import 'server-only';
import { findPapers } from './queries';
import { getSpread } from './statistics/queries';

/** Reads what every search needs and keeps: to be called when a server starts, so that no reader waits for it. */
export async function warmSearch(): Promise<void> {
  await Promise.all([getSpread(), findPapers({ text: 'model', sort: 'relevance', cursor: null })]);
}

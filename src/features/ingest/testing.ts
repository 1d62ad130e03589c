import { incomingPaper as incomingPaperOf } from './formats/incoming-paper';
import type { IncomingPaper } from './schema';

/** A record as a format would read it, with only what a test is about. */
export function incomingPaper(said: Partial<IncomingPaper> & { title: string }): IncomingPaper {
  return incomingPaperOf({ source: 'text', record: { title: said.title }, ...said });
}

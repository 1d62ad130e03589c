import 'server-only';
import type { ViewerId } from '@/features/accounts/viewer';
import { grouped } from '@/lib/grouped';
import { changeText } from './change-text';
import { listEvents } from './sql';

/** What to say beside the viewer's bookmarks of papers that changed since they kept or saw them, by paper. */
export async function listChanges(viewerId: ViewerId, paperIds: number[]): Promise<Map<number, string>> {
  const events = grouped(await listEvents(viewerId, paperIds), ({ paperId }) => paperId);
  const lines = [...events].map(([paperId, ofPaper]) => {
    const seen = ofPaper[0]?.seen ?? false;
    return [paperId, changeText({ seen, events: ofPaper })] as const;
  });
  return new Map(lines.flatMap(([paperId, line]) => (line === null ? [] : [[paperId, line]])));
}

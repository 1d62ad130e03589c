import 'server-only';
import { addDays, type Day, dayOf, isWeekday } from '@/lib/day';
import { confirmLists, keepLists } from '../coverage/mutations';
import { listsOfAnnouncements } from '../coverage/schema';
import { readRssEnvelope } from '../formats/rss/channel';
import { nowOf, type SourceContext } from './context';
import { askPart, isSourceFault } from './part';
import { ARXIV } from './sites';
import { SourceError } from './source-error';
import { takeIfChanged } from './take';

/**
 * Takes in what arXiv announced today in each category that is followed (https://info.arxiv.org/help/rss.html). One
 * that cannot be had does not keep the others out.
 * @throws SourceError naming every category that failed
 */
export async function fetchAnnouncements(context: SourceContext): Promise<void> {
  const categories = context.settings.ARXIV_CATEGORIES;
  const failures: string[] = [];
  for (const [done, category] of categories.entries()) {
    context.onProgress({ done, total: categories.length, unit: 'categories', at: category });
    try {
      await fetchCategory(context, category);
    } catch (error) {
      context.signal.throwIfAborted();
      if (!isSourceFault(error)) throw error;
      failures.push(`${category}: ${error.message}`);
    }
  }
  context.onProgress({ done: categories.length, total: categories.length, unit: 'categories', at: '' });
  if (failures.length > 0) throw new SourceError(failures.join('\n'));
}

async function fetchCategory(context: SourceContext, category: string): Promise<void> {
  const { ARXIV_RSS_URL, ARXIV_EDITIONS } = context.settings;
  const { source } = context;
  await askPart(context, category, async (before) => {
    const taken = await takeIfChanged(context, {
      site: ARXIV,
      request: {
        url: `${ARXIV_RSS_URL}/${category}`,
        etag: before?.etag ?? null,
        lastModified: before?.lastModified ?? null,
      },
      as: { format: 'arxiv-rss', announced: ARXIV_EDITIONS },
      look: readRssEnvelope,
    });
    noteMissedDays(context, before?.succeededAt ?? null);
    if (!taken) await confirmLists({ source, category }, nowOf(context));
    const { day = null, announced } = taken?.seen ?? {};
    if (day && announced)
      await keepLists(listsOfAnnouncements({ day, source, category, announced }), nowOf(context));
    return taken ? { etag: taken.etag, lastModified: taken.lastModified } : undefined;
  });
}

/** A feed holds the announcements of one day: those of days on which it was not asked for are elsewhere. */
function noteMissedDays(context: SourceContext, succeededAt: Date | null): void {
  const missed = succeededAt ? missedDays(dayOf(succeededAt), dayOf(nowOf(context))) : [];
  const [first, last] = [missed.at(0), missed.at(-1)];
  if (!first || !last) return;
  context.tally.note(
    `${first === last ? `${first} was` : `${first} to ${last} were`} missed; ` +
      `npm run ingest -- --source arxiv --from ${first} --to ${dayOf(nowOf(context))} brings what was announced then`,
  );
}

/** The days between two on which arXiv announces: Monday to Friday. */
export function missedDays(before: Day, today: Day): Day[] {
  const days: Day[] = [];
  for (let day = addDays(before, 1); day < today; day = addDays(day, 1)) if (isWeekday(day)) days.push(day);
  return days;
}

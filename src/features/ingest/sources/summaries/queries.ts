import 'server-only';
import { dayOf, dayToDate } from '@/lib/day';
import { db } from '@/lib/db';
import { countText, numberText } from '@/lib/number-text';
import type { SourceFact, SourceSettings } from '../context';

/** How it stands with summaries by a model, for the operator. */
export async function listSummaryFacts(now: Date, settings: SourceSettings): Promise<SourceFact[]> {
  const { SUMMARY_MODEL: model, SUMMARY_DAILY_TOKENS: most } = settings;
  if (!model) return [];
  const [today, written, given] = await Promise.all([
    db.summaryDay.findUnique({ where: { day: dayToDate(dayOf(now)) } }),
    db.paper.count({ where: { summaryBy: model, summary: { not: null } } }),
    db.summaryFailure.count({ where: { model } }),
  ]);
  return [
    { name: 'Model', text: model },
    {
      name: 'Today',
      text: `${numberText(today?.tokens ?? 0)} of ${numberText(most)} tokens, ${countText(today?.questions ?? 0, 'question')}`,
    },
    {
      name: 'Summaries',
      text: `${numberText(written)} written; of ${countText(given, 'paper')} it gave none that can be used`,
    },
  ];
}

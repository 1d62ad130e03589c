import { countText, numberText } from '@/lib/number-text';

/** "3 papers.", "10,000+ papers.", or how many of those shown have all that is asked. */
export function countSentence(result: { total: number; totalIsExact: boolean; relaxed: boolean }): string {
  const { total, totalIsExact, relaxed } = result;
  if (!totalIsExact) return `${numberText(total)}+ papers.`;
  if (!relaxed) return `${countText(total, 'paper')}.`;
  if (total === 0) return 'No paper has all of these words; these have most of them.';
  return `${total === 1 ? '1 paper has' : `${numberText(total)} papers have`} all of these words; the others have most of them.`;
}

import { instantText } from '@/lib/time-text';
import type { ClosingRule } from './closing';
import { GRACE_HOURS, HUGGING_FACE_HOURS, LAPSE_DAYS } from './closing';

const RULES: Record<ClosingRule, string> = {
  next_list: 'Hugging Face had the next day’s papers, and this day was read once more after that.',
  hours_after: `Hugging Face’s day had been over for ${HUGGING_FACE_HOURS} hours, and was read once more after that.`,
  announced: 'arXiv had announced this day, and all that is followed there was read after that.',
  day_over: `The day had been over for ${GRACE_HOURS} hours; nothing else fills it.`,
  lapsed: `The day closed at its source ${LAPSE_DAYS} days before, and was not read after that.`,
};

/** Whether an edition takes in more, as it stands beside how many papers it has. */
export function stateText(finalAt: Date | null): string {
  return finalAt ? 'final' : 'open, still filling';
}

/** "Final since 2026-11-28 13:00 UTC. arXiv had announced this day, and …" */
export function closingText(finalAt: Date | null, rule: ClosingRule | null): string {
  if (!finalAt || !rule)
    return 'Still filling: more papers may come until the day is closed where they come from.';
  return `Final since ${instantText(finalAt)} UTC. ${RULES[rule]}`;
}

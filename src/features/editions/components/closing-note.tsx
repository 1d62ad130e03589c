import type { ClosingRule } from '../closing';
import { closingText } from '../closing-text';

/** Whether more papers may come, and why not. */
export function ClosingNote({ finalAt, rule }: { finalAt: Date | null; rule: ClosingRule | null }) {
  return <p className="pt-5 text-pretty text-soft tabular-nums">{closingText(finalAt, rule)}</p>;
}

import { dayOf } from '@/lib/day';
import { dayText } from '@/lib/day-text';
import { Link } from '@/ui/link';

export type ListedIssue = {
  id: number;
  period: Date;
  outcome: 'sent' | 'empty' | 'failed' | 'dropped' | null;
  /** The page of one that was sent. */
  href: string | null;
};

const OUTCOMES = {
  sent: 'sent',
  empty: 'nothing was new, nothing was sent',
  failed: 'could not be delivered',
  dropped: 'not sent: paused or unsubscribed',
} as const;

/** The newest mails, and what became of them. */
export function IssueList({ issues }: { issues: ListedIssue[] }) {
  if (issues.length === 0) return <p className="py-2 text-soft">None yet.</p>;
  return (
    <ul className="text-sm tabular-nums">
      {issues.map(({ id, period, outcome, href }) => {
        const day = dayText(dayOf(period));
        return (
          <li key={id} className="flex flex-wrap justify-between gap-x-4 border-b py-2.5">
            {href ? (
              <Link href={href} className="underline underline-offset-3">
                {day}
              </Link>
            ) : (
              <span>{day}</span>
            )}
            <span className="text-soft">{outcome ? OUTCOMES[outcome] : 'on its way'}</span>
          </li>
        );
      })}
    </ul>
  );
}

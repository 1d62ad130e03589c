import { countText, numberText } from '@/lib/number-text';
import { instantText } from '@/lib/time-text';
import { AnsweredForm } from '@/ui/answered-form';
import { Button } from '@/ui/button';
import { Link } from '@/ui/link';
import { retryAll } from '../actions';
import type { ReasonGroup } from '../queries';
import { rejectionsHref } from '../schema';

type ReasonListProps = { groups: readonly ReasonGroup[]; source: string; chosen: string };

/** Why records were rejected, a line each, and how to have all of a reason read again. */
export function ReasonList({ groups, source, chosen }: ReasonListProps) {
  if (groups.length === 0) return <p className="py-4 text-soft">Nothing was rejected.</p>;
  return (
    <ul>
      {groups.map(({ group, count, open, sources, newestAt }) => (
        <li
          key={group}
          className="grid gap-x-6 gap-y-1 border-b py-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-start"
        >
          <div className="min-w-0">
            <Link
              href={rejectionsHref({ source, group, before: null })}
              aria-current={group === chosen ? 'true' : undefined}
              className="font-medium wrap-anywhere underline decoration-edge underline-offset-4 touch:inline-block touch:py-2 aria-[current]:decoration-ink"
            >
              {group}
            </Link>
            <p className="text-sm text-soft tabular-nums">
              {countText(count, 'record')}
              {open < count && `, ${numberText(count - open)} of them papers now`}; {sources.join(', ')}; last
              on {instantText(newestAt)}
            </p>
          </div>
          {open > 0 && (
            <AnsweredForm action={retryAll} className="space-y-2">
              <input type="hidden" name="group" value={group} />
              <input type="hidden" name="source" value={source} />
              <Button type="submit" aria-label={`Read all again: ${group}`}>
                {open === 1 ? 'Read it again' : `Read all ${numberText(open)} again`}
              </Button>
            </AnsweredForm>
          )}
        </li>
      ))}
    </ul>
  );
}

import type { Day } from '@/lib/day';
import { instantText } from '@/lib/time-text';
import { Button } from '@/ui/button';
import { refetch } from '../actions';
import type { DayCoverage } from '../queries';

/** Posted by a browser, it answers with a redirect. */
const post: (form: FormData) => void = refetch;

type RefetchFormProps = {
  day: Day;
  source: string;
  /** Papers whose ids are known to be missing. */
  missing: number;
  last: DayCoverage['refetches'][number] | undefined;
};

/** Has what is missing of a day fetched, and says what came of it the last time. */
export function RefetchForm({ day, source, missing, last }: RefetchFormProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3 text-sm">
      <form action={post}>
        <input type="hidden" name="day" value={day} />
        <input type="hidden" name="source" value={source} />
        <Button type="submit">{labelOf(source, missing)}</Button>
      </form>
      {last && (
        <p className="min-w-0 flex-1 basis-64 text-soft wrap-anywhere" role="status">
          {instantText(last.requestedAt)} UTC: {last.outcome ?? 'waiting for the worker.'}
        </p>
      )}
    </div>
  );
}

function labelOf(source: string, missing: number): string {
  if (source === 'huggingface-daily') return 'Fetch the day again';
  if (missing === 0) return 'Fetch what changed on this day';
  return missing === 1 ? 'Fetch the missing one' : `Fetch the ${missing} missing`;
}

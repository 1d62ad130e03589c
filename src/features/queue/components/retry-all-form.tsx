import { countText } from '@/lib/number-text';
import { Button } from '@/ui/button';
import { retryDeadJobs } from '../actions';

/** Posted by a browser, it answers with a redirect. */
const retryAll: (form: FormData) => void = retryDeadJobs;

/** Has every dead job run again, also those that are not listed. */
export function RetryAllForm({ count }: { count: number }) {
  return (
    <form action={retryAll} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b py-3 text-sm">
      <Button type="submit">Try all again</Button>
      <p className="text-soft">{countText(count, 'job')}, each with all its attempts before it.</p>
    </form>
  );
}

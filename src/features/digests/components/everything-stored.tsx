import { Button } from '@/ui/button';
import { deleteEverything, endLinks } from '../actions';

/** What a subscriber can do with all that is kept of them. `dataHref`: where it is downloaded. */
export function EverythingStored({ token, dataHref }: { token: string; dataHref: string }) {
  return (
    <div className="flex flex-wrap gap-2.5">
      <a
        href={dataHref}
        className="inline-flex min-h-11 items-center pr-2 text-sm underline underline-offset-3"
      >
        Download all of it as JSON
      </a>
      <form action={endLinks}>
        <input type="hidden" name="token" value={token} />
        <Button type="submit">End all links to this page but this one</Button>
      </form>
      <form action={deleteEverything}>
        <input type="hidden" name="token" value={token} />
        <Button type="submit">Delete everything</Button>
      </form>
    </div>
  );
}

import { markSeen } from '../actions';

/** Posted by a browser, it answers with a redirect. */
const post: (form: FormData) => void = markSeen;

/** What happened to a kept paper since its reader last saw it, and that they know now. */
export function ChangeNote({ paperId, text, title }: { paperId: number; text: string; title: string }) {
  return (
    <div className="mt-2 flex flex-wrap items-baseline gap-x-3 border-l-2 border-edge pl-3 text-sm text-ink">
      <p className="text-pretty">{text.charAt(0).toUpperCase() + text.slice(1)}.</p>
      <form action={post}>
        <input type="hidden" name="paperId" value={paperId} />
        <input type="hidden" name="anchor" value={`paper-${paperId}`} />
        <button
          type="submit"
          aria-label={`Seen: ${title}`}
          className="text-soft underline decoration-edge underline-offset-4 touch:min-h-11"
        >
          Seen
        </button>
      </form>
    </div>
  );
}

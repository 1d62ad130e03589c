import { instantText } from '@/lib/time-text';
import { AnsweredForm } from '@/ui/answered-form';
import { Button } from '@/ui/button';
import { Link } from '@/ui/link';
import { retryOne } from '../actions';
import type { RejectionLine } from '../queries';

const LINK = 'underline decoration-edge underline-offset-4 touch:inline-block touch:py-2';

/** Rejections, one below the other: why, where, and how the raw text begins. */
export function RejectionList({ rejections }: { rejections: readonly RejectionLine[] }) {
  if (rejections.length === 0) return <p className="py-4 text-soft">There are none.</p>;
  return (
    <ul>
      {rejections.map((rejection) => (
        <li key={rejection.id} id={`rejection-${rejection.id}`} className="border-b py-4">
          <RejectionHead rejection={rejection} />
          <RawText text={rejection.rawText} length={rejection.rawLength} />
          <p className="text-sm">
            <Link href={`/admin/rejections/${rejection.id}`} className={LINK}>
              All that is known of it
            </Link>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Why a record was rejected, where it stood, and what has become of it since. */
export function RejectionHead({ rejection }: { rejection: RejectionLine }) {
  const { id, reason, run, index, becameAt } = rejection;
  return (
    <>
      <p className="font-medium wrap-anywhere">{reason}</p>
      <p className="text-sm text-soft">
        Record {index} of the{' '}
        <Link href={`/admin/runs/${run.id}`} className={LINK}>
          run of {instantText(run.startedAt)}
        </Link>
        , {run.source}, {run.format}
      </p>
      <SinceThen rejection={rejection} />
      {!becameAt && (
        <AnsweredForm action={retryOne} className="flex flex-wrap items-center gap-3 py-2">
          <input type="hidden" name="id" value={id} />
          <Button type="submit" aria-label={`Read record ${index} of run ${run.id} again`}>
            Read it again
          </Button>
        </AnsweredForm>
      )}
    </>
  );
}

function SinceThen({ rejection: { retriedAt, retryReason, becameAt, paper } }: { rejection: RejectionLine }) {
  if (becameAt)
    return (
      <p className="text-sm">
        On {instantText(becameAt)} it became{' '}
        {paper ? (
          <Link href={`/papers/${paper.key}`} className={LINK}>
            {paper.titleText}
          </Link>
        ) : (
          'a paper that is gone now'
        )}
        .
      </p>
    );
  if (!retriedAt) return null;
  return (
    <p className="text-sm wrap-anywhere">
      Read again on {instantText(retriedAt)}, and rejected again: {retryReason}
    </p>
  );
}

/** The beginning of a text as it came, which may be anything: shown as characters, never as markup. */
export function RawText({ text, length }: { text: string; length: number }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section aria-label="Raw text" tabIndex={0} className="my-2 max-h-96 overflow-auto bg-wash p-3">
      <pre dir="auto" className="font-mono text-xs whitespace-pre-wrap wrap-anywhere">
        {text}
        {[...text].length < length && '…'}
      </pre>
    </section>
  );
}

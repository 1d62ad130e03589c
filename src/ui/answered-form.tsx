'use client';
import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useRef } from 'react';

/**
 * What came of a form: a refusal says why, a success may say what was done, and show something to be copied that the
 * page will not show again.
 */
type Answer = { ok: true; message?: string; shown?: string } | { ok: false; message: string };

type AnsweredFormProps<Given extends Answer> = {
  action: (before: unknown, form: FormData) => Promise<Given>;
  className?: string;
  /** Empty it when what it asked for was done. */
  emptied?: boolean;
  children: ReactNode;
};

/**
 * A form that says what came of it in its place. Without JavaScript the page answers the post with that in it. What
 * was typed stays where it was refused; React by itself would empty every form it sends.
 */
export function AnsweredForm<Given extends Answer>({
  action,
  className,
  emptied = false,
  children,
}: AnsweredFormProps<Given>) {
  const form = useRef<HTMLFormElement>(null);
  const [answer, send, pending] = useActionState<Given | null, FormData>(action, null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const fields = new FormData(event.currentTarget, submitter);
    if (!pending) startTransition(() => send(fields));
  };
  useEffect(() => {
    if (emptied && answer?.ok) form.current?.reset();
  }, [emptied, answer]);
  return (
    <form ref={form} action={send} onSubmit={submit} className={className} aria-busy={pending}>
      {children}
      {answer && <FormAnswer {...answer} />}
    </form>
  );
}

/** Read out when it appears. */
function FormAnswer(answer: Answer) {
  const { ok, message } = answer;
  const shown = answer.ok && answer.shown;
  if (!message && !shown) return null;
  return (
    <div
      role={ok ? 'status' : 'alert'}
      className={`border-l-2 pl-3 text-sm ${ok ? 'border-edge text-soft' : 'border-accent font-medium'}`}
    >
      {message}
      {shown && <code className="mt-1 block font-mono text-base break-all text-ink select-all">{shown}</code>}
    </div>
  );
}

'use client';
import { type FormEvent, type ReactNode, startTransition, useActionState } from 'react';

/** What came of a form: a refusal says why, a success may say what was done. */
type Answer = { ok: true; message?: string } | { ok: false; message: string };

type AnsweredFormProps<Given extends Answer> = {
  action: (before: unknown, form: FormData) => Promise<Given>;
  className?: string;
  children: ReactNode;
};

/**
 * A form that says what came of it in its place. Without JavaScript the page answers the post with that in it. What
 * was typed stays where it was refused; React by itself would empty every form it sends.
 */
export function AnsweredForm<Given extends Answer>({
  action,
  className,
  children,
}: AnsweredFormProps<Given>) {
  const [answer, send, pending] = useActionState<Given | null, FormData>(action, null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const form = new FormData(event.currentTarget, submitter);
    if (!pending) startTransition(() => send(form));
  };
  return (
    <form action={send} onSubmit={submit} className={className} aria-busy={pending}>
      {children}
      {answer && <FormAnswer {...answer} />}
    </form>
  );
}

/** Read out when it appears. */
function FormAnswer({ ok, message }: Answer) {
  if (!message) return null;
  return (
    <p
      role={ok ? 'status' : 'alert'}
      className={`border-l-2 pl-3 text-sm ${ok ? 'border-edge text-soft' : 'border-accent font-medium'}`}
    >
      {message}
    </p>
  );
}

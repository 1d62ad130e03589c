import type { ComponentProps } from 'react';
import { Link } from './link';

type Tone = 'plain' | 'strong' | 'primary';

const TONES: Record<Tone, string> = {
  plain: 'border-edge/60 bg-raised hover:border-ink',
  strong: 'border-ink bg-ink text-paper',
  primary: 'border-accent bg-accent text-accent-ink',
};

/** The classes of a button, for an element that must be something else (a `<summary>`, a plain `<a>`). */
export function buttonClass(tone: Tone = 'plain'): string {
  return `inline-flex min-h-11 items-center justify-center gap-2 rounded border px-4 text-sm font-medium no-underline! ${TONES[tone]}`;
}

export function Button({ tone, className = '', ...props }: ComponentProps<'button'> & { tone?: Tone }) {
  return <button type="button" className={`${buttonClass(tone)} ${className}`} {...props} />;
}

/** A link that looks like a button, because what it leads to is an action on this paper. */
export function ButtonLink({
  tone,
  className = '',
  ...props
}: ComponentProps<typeof Link> & { tone?: Tone }) {
  return <Link className={`${buttonClass(tone)} ${className}`} {...props} />;
}

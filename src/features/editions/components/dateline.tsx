import type { ReactNode } from 'react';
import { Icon } from '@/ui/icon';
import { Link } from '@/ui/link';

/** A step to another edition: `short` is for narrow screens. */
type EditionStep = { href: string; label: string; short: string } | null;

type DatelineProps = {
  title: string;
  /** "63 papers" */
  note: string;
  previous: EditionStep;
  next: EditionStep;
  calendar?: ReactNode;
};

/** Between its rules: the edition before, the date, the edition after. Empty editions are stepped over. */
export function Dateline({ title, note, previous, next, calendar }: DatelineProps) {
  return (
    <nav
      aria-label="Editions"
      className="relative grid grid-cols-[minmax(max-content,1fr)_minmax(0,auto)_minmax(max-content,1fr)] items-center gap-2 border-t-3 border-b border-ink! border-t-ink! text-sm tabular-nums [border-top-style:double] print:grid!"
    >
      <Step step={previous} rel="prev" />
      <div className="flex items-center justify-center gap-1 py-1 text-center">
        <div className="leading-tight">
          <h1 className="font-semibold text-balance">{title}</h1>
          <p className="text-xs text-faint">{note}</p>
        </div>
        {calendar}
      </div>
      <Step step={next} rel="next" />
    </nav>
  );
}

function Step({ step, rel }: { step: EditionStep; rel: 'prev' | 'next' }) {
  if (!step) return <span />;
  return (
    <Link
      href={step.href}
      rel={rel}
      className={`flex min-h-11 items-center gap-1.5 text-soft ${rel === 'prev' ? 'justify-self-start' : 'flex-row-reverse justify-self-end'}`}
    >
      <Icon name={rel === 'prev' ? 'previous' : 'next'} className="size-3.5" />
      <span className="sr-only">{rel === 'prev' ? 'Previous: ' : 'Next: '}</span>
      <span className="max-sm:hidden">{step.label}</span>
      <span className="sm:hidden">{step.short}</span>
    </Link>
  );
}

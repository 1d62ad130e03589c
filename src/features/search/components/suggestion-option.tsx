import { Link } from '@/ui/link';
import type { Suggestion } from '../suggestions/schema';

type SuggestionOptionProps = {
  suggestion: Suggestion;
  id: string;
  active: boolean;
  /** Of another kind than the one before it. */
  apart: boolean;
  onChoose: () => void;
};

/** One way of completing a query. A paper is a link, so that it can be opened in another tab as well. */
export function SuggestionOption({ suggestion, id, active, apart, onChoose }: SuggestionOptionProps) {
  const { kind, label, detail } = suggestion;
  const option = {
    id,
    role: 'option',
    'aria-selected': active,
    // The focus stays in the box, where typing goes on.
    tabIndex: -1,
    onClick: onChoose,
    className: `flex min-h-9 w-full items-baseline justify-between gap-x-4 px-3 py-2 text-left touch:min-h-11 touch:py-3 no-underline! outline-offset-[-2px] outline-focus hover:bg-wash aria-selected:bg-wash aria-selected:outline-2 ${apart ? 'border-t' : ''}`,
  };
  const content = (
    <>
      <span
        className={`min-w-0 text-soft ${kind === 'paper' ? 'line-clamp-3 font-serif text-base' : 'wrap-anywhere'}`}
      >
        {label.map(({ text, marked }, index) => {
          const key = `${index}`;
          return marked ? (
            <b key={key} className="font-semibold text-ink">
              {text}
            </b>
          ) : (
            <span key={key}>{text}</span>
          );
        })}
      </span>{' '}
      <span className="max-w-1/2 shrink-0 text-right text-xs text-faint tabular-nums">{detail}</span>
    </>
  );
  return kind === 'paper' ? (
    <Link href={suggestion.href} {...option}>
      {content}
    </Link>
  ) : (
    <button type="button" {...option}>
      {content}
    </button>
  );
}

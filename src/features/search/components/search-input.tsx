'use client';
import { useRef, useSyncExternalStore } from 'react';
import { countText } from '@/lib/number-text';
import { useCombobox } from '../suggestions/combobox';
import { SuggestionOption } from './suggestion-option';

const never = () => () => {};

type SearchInputProps = { defaultValue?: string; maxLength: number };

/**
 * The text of a query, completed while it is typed. Before there is a script it is a search box like any other; what
 * was typed into it by then stays, for React does not own the text.
 */
export function SearchInput({ defaultValue, maxLength }: SearchInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const box = useCombobox(input);
  const { suggestions, open, active } = box;
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const semantics = alive
    ? {
        role: 'combobox',
        'aria-autocomplete': 'list' as const,
        'aria-expanded': open,
        'aria-controls': open ? box.id : undefined,
        'aria-activedescendant': active >= 0 ? box.optionId(active) : undefined,
      }
    : { role: 'searchbox' };
  return (
    <>
      <input
        {...semantics}
        ref={input}
        key={defaultValue}
        type="text"
        name="q"
        aria-label="Search papers, topics, authors"
        aria-keyshortcuts="/"
        placeholder="Search papers, topics, authors"
        defaultValue={defaultValue}
        maxLength={maxLength}
        enterKeyHint="search"
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        className="peer h-9 w-full min-w-0 rounded border border-edge bg-raised pr-3 pl-9 text-sm text-ellipsis text-ink max-md:h-11 max-md:text-base touch:h-11 touch:pl-11"
        onKeyDown={box.onKeyDown}
        onInput={(event) => !(event.nativeEvent as InputEvent).isComposing && box.onType()}
        onCompositionEnd={box.onType}
        onSelect={box.onCaret}
        onBlur={box.close}
      />
      {open && (
        <div
          id={box.id}
          role="listbox"
          aria-label="Suggestions"
          tabIndex={-1}
          // Else the box would lose the focus, and the list be gone before it is clicked.
          onMouseDown={(event) => event.preventDefault()}
          className="absolute top-full right-0 z-20 mt-1.5 w-full rounded border border-ink bg-paper py-1 text-sm md:min-w-104"
        >
          {suggestions.map((suggestion, index) => (
            <SuggestionOption
              key={box.optionId(index)}
              suggestion={suggestion}
              id={box.optionId(index)}
              active={index === active}
              apart={index > 0 && suggestion.kind !== suggestions[index - 1]?.kind}
              onChoose={() => box.choose(suggestion)}
            />
          ))}
        </div>
      )}
      <span aria-live="polite" className="sr-only">
        {open && countText(suggestions.length, 'suggestion')}
        {box.chosen && `${box.chosen}. Press Enter to search.`}
      </span>
    </>
  );
}

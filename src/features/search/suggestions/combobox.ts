import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useSuggestions } from './answers';
import type { Suggestion } from './schema';

/** A composition's own keys, also where the browser ends it before it tells of them. */
const COMPOSING = 229;
/** Keys that move the caret, so that the reader is back at the text. */
const ALONG_THE_TEXT = ['Home', 'End', 'ArrowLeft', 'ArrowRight'];

/**
 * The state of a box whose text is completed from a list, and what keys and choices do to it, after
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/. The focus never leaves the box; `active` is the place in the list
 * of the option that Enter chooses, -1 while it is none. Nothing waits for an answer.
 */
export function useCombobox(input: RefObject<HTMLInputElement | null>) {
  const { suggestions, ask, dismiss } = useSuggestions();
  const [active, setActive] = useState(-1);
  const [chosen, setChosen] = useState('');
  const asked = useRef({ text: '', at: 0 });
  const id = useId();
  const open = suggestions.length > 0;
  const optionId = (index: number) => `${id}-${index}`;

  useEffect(() => {
    if (active >= 0) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, id]);

  function close() {
    dismiss();
    setActive(-1);
  }

  function caret() {
    const { value: text = '', selectionStart } = input.current ?? {};
    return { text, at: selectionStart ?? text.length };
  }

  function askAtCaret() {
    asked.current = caret();
    setActive(-1);
    setChosen('');
    ask(asked.current.text, asked.current.at);
  }

  /** Told of by React at the first key after the focus as well, when nothing has moved. */
  function onCaret() {
    const { text, at } = caret();
    if (open && (text !== asked.current.text || at !== asked.current.at)) askAtCaret();
  }

  function onType() {
    if (input.current?.value.trim()) askAtCaret();
    else close();
  }

  function choose(suggestion: Suggestion) {
    close();
    const box = input.current;
    if (suggestion.kind === 'paper' || !box) return;
    box.value = suggestion.query;
    box.focus();
    box.setSelectionRange(suggestion.at, suggestion.at);
    if (suggestion.open) askAtCaret();
    else setChosen(suggestion.query.trim());
  }

  /** Along the options and, between the last and the first, the text. */
  function move(step: 1 | -1) {
    const places = suggestions.length + 1;
    setActive(((active + 1 + step + places) % places) - 1);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const { key, currentTarget: box } = event;
    if (event.nativeEvent.isComposing || event.keyCode === COMPOSING) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (open) move(key === 'ArrowDown' ? 1 : -1);
      else askAtCaret();
    } else if (key === 'Enter' && active >= 0) {
      event.preventDefault();
      document.getElementById(optionId(active))?.click();
    } else if (key === 'Enter') {
      box.value = box.value.trim();
      close();
    } else if (key === 'Escape') {
      if (!open) box.value = '';
      close();
    } else if (ALONG_THE_TEXT.includes(key)) {
      setActive(-1);
    }
  }

  return { id, optionId, suggestions, open, active, chosen, onType, onCaret, onKeyDown, choose, close };
}

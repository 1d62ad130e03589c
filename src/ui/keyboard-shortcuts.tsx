'use client';
import { useEffect, useId, useRef } from 'react';
import { Icon } from './icon';
import { IconButton } from './icon-button';
import { preference } from './preference';
import { isForPage, pressKey, SHORTCUTS } from './shortcuts';

const shortcuts = preference('shortcuts', ['on', 'off']);

/** Listens for the keys that act on a page, and lists them; there they can be turned off too (WCAG 2.1.4). */
export function KeyboardShortcuts() {
  const on = shortcuts.useValue() === 'on';
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useEffect(() => {
    if (!on) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (isForPage(event) && pressKey(event)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [on]);

  return (
    <>
      <IconButton
        icon="help"
        label="Keyboard shortcuts"
        aria-keyshortcuts="?"
        className="max-sm:hidden noscript:hidden print:hidden"
        onClick={() => dialog.current?.showModal()}
      />
      <dialog
        ref={dialog}
        aria-labelledby={heading}
        closedby="any"
        className="m-auto w-80 max-w-[calc(100vw-2rem)] rounded border border-ink bg-paper px-6 pt-4 pb-3 text-base text-ink backdrop:bg-paper/75"
      >
        <form method="dialog" className="flex items-center justify-between">
          <h2 id={heading} className="font-serif text-xl font-medium">
            Keyboard shortcuts
          </h2>
          <button type="submit" aria-label="Close" className="-mr-3 grid size-11 place-items-center">
            <Icon name="close" />
          </button>
        </form>
        <dl className="my-3 border-y py-2">
          {SHORTCUTS.map(({ key, does }) => (
            <div key={key} className="flex items-center justify-between py-1.5">
              <dt>{does}</dt>
              <dd>
                <kbd className="inline-block min-w-7 rounded border bg-raised px-2 text-center font-sans text-sm">
                  {key}
                </kbd>
              </dd>
            </div>
          ))}
        </dl>
        <label className="flex min-h-11 items-center gap-3 text-sm text-soft">
          <input type="checkbox" checked={on} onChange={shortcuts.advance} className="size-4 accent-ink" />
          Use these keys
        </label>
      </dialog>
    </>
  );
}

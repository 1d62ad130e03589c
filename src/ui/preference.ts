import { useSyncExternalStore } from 'react';
import type { PreferenceName } from './theme-script';

/**
 * A choice kept in this browser: `data-<name>` on `<html>`, restored before the first paint by ThemeScript. The first
 * value is the default and stored as no attribute at all.
 */
export function preference<Value extends string>(name: PreferenceName, values: readonly [Value, ...Value[]]) {
  const listeners = new Set<() => void>();

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  function get(): Value {
    const kept = document.documentElement.dataset[name];
    return values.find((value) => value === kept) ?? values[0];
  }

  function set(value: Value): void {
    if (value === values[0]) delete document.documentElement.dataset[name];
    else document.documentElement.dataset[name] = value;
    try {
      if (value === values[0]) localStorage.removeItem(name);
      else localStorage.setItem(name, value);
    } catch {
      // A browser that keeps nothing still shows the choice until the page is left.
    }
    for (const listener of listeners) listener();
  }

  return {
    useValue: () => useSyncExternalStore(subscribe, get, () => values[0]),
    /** On to the following value, and from the last to the first. */
    advance: () => set(values[(values.indexOf(get()) + 1) % values.length] ?? values[0]),
  };
}

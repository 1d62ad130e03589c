import { useCallback, useEffect, useRef, useState } from 'react';
import type { Suggestion, SuggestionsAnswer } from './schema';

/** Shorter than between the letters of somebody who types fast, so that these ask once for several. */
const PAUSE_MS = 80;

/** What completes a query while it is typed: the last answer, until there is a newer one or it is dismissed. */
export function useSuggestions() {
  const [suggestions, setSuggestions] = useState<Suggestion[]>([]);
  const asking = useRef<AbortController>(undefined);

  const ask = useCallback((query: string, at: number) => {
    asking.current?.abort();
    const current = new AbortController();
    asking.current = current;
    setTimeout(async () => {
      if (current.signal.aborted) return;
      const found = await fetchSuggestions(query, at, current.signal);
      if (!current.signal.aborted) setSuggestions(found);
    }, PAUSE_MS);
  }, []);

  const dismiss = useCallback(() => {
    asking.current?.abort();
    setSuggestions([]);
  }, []);

  useEffect(() => () => asking.current?.abort(), []);
  return { suggestions, ask, dismiss };
}

/** None where the server is away or refuses: what is typed is then searched as it is. */
async function fetchSuggestions(query: string, at: number, signal: AbortSignal): Promise<Suggestion[]> {
  try {
    const search = new URLSearchParams({ q: query, at: String(at) });
    const response = await fetch(`/api/search/suggestions?${search}`, { signal });
    if (!response.ok) return [];
    const { suggestions }: SuggestionsAnswer = await response.json();
    return suggestions;
  } catch {
    return [];
  }
}

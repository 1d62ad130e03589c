import { type Answer, ask } from './ask';
import type { FetchRequest, Site, Surroundings } from './asked';
import { persist } from './persist';
import { readText, type TextAnswer } from './read-text';

/** The one way to the internet. */
export type Fetcher = {
  /**
   * Asks a site, in turn and with its manners, again where that may help, until there is an answer. What fails later,
   * while the body is read, is thrown from there and not asked again.
   * @throws FetchError, which says whether and when to ask again; or the reason of the request's own signal
   */
  fetchFrom: (site: Site, request: FetchRequest) => Promise<Answer>;
  /** The same with the whole body as text; here a body that breaks off is asked for again. */
  fetchText: (site: Site, request: FetchRequest) => Promise<TextAnswer>;
};

export function createFetcher(surroundings: Surroundings): Fetcher {
  return {
    fetchFrom: (site, request) => persist({ site, request, surroundings }, ask),
    fetchText: (site, request) =>
      persist({ site, request, surroundings }, async (attempt) => readText(attempt, await ask(attempt))),
  };
}

import type { BenchQuery } from './queries/query';

/** `found` is how many match, as far as the engine counts; `ms` what it took, without the way there and back. */
export type Answer = { found: number; ms: number };

/** Something that answers a reader's search with a page of results. */
export type Engine = {
  name: string;
  answers: (query: BenchQuery) => boolean;
  ask: (query: BenchQuery) => Promise<Answer>;
};

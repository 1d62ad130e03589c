import type { Answer, Engine } from './engine';
import { type Load, type Outcome, runOpenLoop, schedule } from './open-loop';
import type { BenchQuery } from './queries/query';

/** A query that an engine was asked, and what became of it. */
export type Sample = Outcome<BenchQuery, Answer>;

/** An engine and all it was asked. */
export type Measured = { engine: Engine; samples: Sample[] };

/** One round of the queries that an engine answers. */
export function measureRound(engine: Engine, queries: readonly BenchQuery[], load: Load): Promise<Sample[]> {
  return runOpenLoop(schedule(queries.filter(engine.answers), load), engine.ask);
}

/**
 * Several rounds, the engines in turn, so that whatever else the machine does meets them all; a round to warm up, of
 * which nothing is kept, comes first.
 */
export async function measureRounds(
  engines: readonly Engine[],
  queries: readonly BenchQuery[],
  { rounds, ...load }: Load & { rounds: number },
): Promise<Measured[]> {
  const measured = engines.map((engine): Measured => ({ engine, samples: [] }));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { engine, samples } of measured) {
      const some = await measureRound(engine, queries, { ...load, seed: load.seed + round });
      if (round > 0) samples.push(...some);
    }
  }
  return measured;
}

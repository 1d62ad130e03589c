import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { seededRandom } from '../../support/seeded-random';

/** What is asked, by which client, and when: milliseconds from the start. */
export type Arrival<Item> = { item: Item; client: number; atMs: number };

/** `waitedMs` counts from when it was to be asked, so that a queue shows; `error` is null where it was answered. */
export type Outcome<Item, Answer> = { item: Item; waitedMs: number; answer: Answer | null; error: unknown };

export type Load = { /** A second, of all clients together. */ rate: number; clients: number; seed: number };

/**
 * Every item once, in random order: each client sends its share at random moments (a Poisson process), whatever became
 * of what was sent before.
 */
export function schedule<Item>(items: readonly Item[], { rate, clients, seed }: Load): Arrival<Item>[] {
  const random = seededRandom(seed);
  const clocks = Array.from({ length: clients }, () => 0);
  const meanGapMs = (1_000 * clients) / rate;
  return shuffle(items, random)
    .map((item, place) => {
      const client = place % clients;
      const atMs = (clocks[client] ?? 0) - Math.log(1 - random()) * meanGapMs;
      clocks[client] = atMs;
      return { item, client, atMs };
    })
    .sort((one, other) => one.atMs - other.atMs);
}

type Clock = { now: () => number; sleep: (ms: number) => Promise<unknown> };

/** Late or not, what is under way gets its turn before the next is asked, as in a server. */
const CLOCK: Clock = {
  now: () => performance.now(),
  sleep: (ms) => (ms > 0 ? sleep(ms) : turn()),
};

/** Asks at the times of the schedule, never waiting for an answer, and returns when all are there. */
export async function runOpenLoop<Item, Answer>(
  arrivals: readonly Arrival<Item>[],
  ask: (item: Item) => Promise<Answer>,
  clock = CLOCK,
): Promise<Outcome<Item, Answer>[]> {
  const start = clock.now();
  const outcomes: Promise<Outcome<Item, Answer>>[] = [];
  for (const { item, atMs } of arrivals) {
    await clock.sleep(start + atMs - clock.now());
    const settle = (answer: Answer | null, error: unknown) => ({
      ...{ item, answer, error },
      waitedMs: clock.now() - start - atMs,
    });
    outcomes.push(
      ask(item).then(
        (answer) => settle(answer, null),
        (error) => settle(null, error),
      ),
    );
  }
  return Promise.all(outcomes);
}

/** Fisher and Yates. */
function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const at = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[at]] = [shuffled[at] as Item, shuffled[last] as Item];
  }
  return shuffled;
}

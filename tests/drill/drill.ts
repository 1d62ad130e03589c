import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '../support/broadsheet';
import { seededRandom } from '../support/seeded-random';
import { audit } from './audit';
import { BodyMaker } from './bodies';
import { type Body, Books } from './books';
import { askForDaily, type Daily, startDaily } from './daily';
import { lookThrough } from './last-look';
import { type Actions, readActions, readPapers } from './readers';
import { PARTS, type Part, Site } from './site';
import { writeBodies } from './writers';

/** The first kill of a round comes so long after its work began, at the most. */
const LONGEST_WAIT_MS = 3_000;
/** In every third round something else is killed while it recovers. */
const SECOND_KILLS = 1 / 3;
const AFTER_MS = 1_000;

export type Round = { kills: Part[]; recoveredMs: number };

export type DrillReport = {
  rounds: Round[];
  books: Books;
  papers: number;
  /** What is wrong; empty where nothing was lost, doubled or miscounted. */
  wrong: string[];
  /** What Broadsheet printed since its last start. */
  output: string;
};

type DrillOptions = {
  rounds: number;
  seed: number;
  say?: (text: string) => void;
  /** What is killed in each round, instead of what the seed chooses. */
  plan?: Part[][];
};

/**
 * Kills Broadsheet again and again while papers are taken in and readers mark them, and after every time holds what was
 * acknowledged against what there is. The seed decides what is sent and killed, and when; the machine what that meets.
 */
export async function drill(options: DrillOptions): Promise<DrillReport> {
  const daily = await startDaily();
  const site = await Site.create(daily.settings);
  try {
    return await new Drill(site, daily, options).run(options.rounds);
  } finally {
    await site.end();
    await daily.server.close();
  }
}

class Drill {
  private readonly random: () => number;
  readonly #books = new Books();
  readonly #maker: BodyMaker;
  readonly #pending: Body[] = [];
  readonly #sessions: (string | null)[] = [];
  #actions: Actions | undefined;
  #paperIds: number[] = [];

  constructor(
    private readonly site: Site,
    private readonly daily: Daily,
    private readonly options: DrillOptions,
  ) {
    this.random = seededRandom(options.seed);
    this.#maker = new BodyMaker(seededRandom(options.seed + 1));
  }

  async run(count: number): Promise<DrillReport> {
    await this.#begin();
    const rounds: Round[] = [];
    const wrong: string[] = [];
    while (rounds.length < count && wrong.length === 0) {
      const round = await this.#round(this.options.plan?.[rounds.length] ?? this.#choose());
      rounds.push(round);
      wrong.push(...(await this.#audit()));
      this.options.say?.(this.#line(rounds.length, round));
    }
    if (wrong.length === 0) wrong.push(...(await this.#end()));
    const { output } = this.site;
    return { rounds, books: this.#books, papers: this.#paperIds.length, wrong, output };
  }

  /** Some papers, that there is something to mark. */
  async #begin(): Promise<void> {
    await this.site.start();
    const work = this.#work();
    await waitFor(() => this.#books.acknowledgedBodies.length > 0);
    await work.stop();
    await this.#audit();
    this.#actions = await readActions(this.site);
  }

  async #audit(): Promise<string[]> {
    const papers = await this.site.query<{ id: number }>('SELECT id FROM papers ORDER BY id');
    this.#paperIds = papers.map(({ id }) => id);
    const found = await this.site.connected((client) => audit(client, this.#books));
    return [...found, ...this.#books.surprises];
  }

  /** A calm stop and one more start change nothing. */
  async #end(): Promise<string[]> {
    const wrong = await lookThrough(this.site, this.daily);
    const status = await this.site.stop();
    if (status !== 0) wrong.push(`it did not stop calmly (${status})`);
    await this.site.start();
    wrong.push(...(await this.#audit()));
    await this.site.stop();
    return wrong;
  }

  /** Kills at a moment of the seed's choice, and once more while it recovers, and works on until all is well again. */
  async #round(kills: Part[]): Promise<Round> {
    const { site, random } = this;
    const pauses = kills.map(() => random() * LONGEST_WAIT_MS);
    await askForDaily(site);
    const work = this.#work();
    let since = 0;
    let recovered = Promise.resolve();
    for (const [at, part] of kills.entries()) {
      await sleep(pauses[at]);
      since ||= performance.now();
      site.kill(part);
      if (at === 0) recovered = site.recover();
      recovered.catch(() => {}); // it is waited for below
    }
    await recovered.then(() => site.recover());
    const recoveredMs = performance.now() - since;
    await sleep(AFTER_MS);
    await work.stop();
    return { kills, recoveredMs };
  }

  #choose(): Part[] {
    const { random } = this;
    const one = () => PARTS[Math.floor(random() * PARTS.length)] ?? 'all';
    return random() < SECOND_KILLS ? [one(), one()] : [one()];
  }

  /** Writers, and readers of what is there so far, until they are stopped. */
  #work(): { stop: () => Promise<void> } {
    const { site, random } = this;
    const books = this.#books;
    const stopping = new AbortController();
    const shared = { site, books, random, signal: stopping.signal };
    const writing = writeBodies({ ...shared, maker: this.#maker }, this.#pending);
    const actions = this.#actions;
    const reading = actions
      ? readPapers({ ...shared, actions, paperIds: this.#paperIds }, this.#sessions)
      : Promise.resolve();
    return {
      stop: async () => {
        stopping.abort();
        await Promise.all([writing, reading]);
      },
    };
  }

  #line(number: number, { kills, recoveredMs }: Round): string {
    const { acknowledgedBodies, acknowledgedMarks, refused, broken } = this.#books;
    return (
      `${String(number).padStart(3)}  ${kills.join(', then ').padEnd(24)} well after ${Math.round(recoveredMs)} ms; so far ` +
      `${acknowledgedBodies.length} bodies and ${acknowledgedMarks} marks acknowledged, ${refused} refused, ${broken} broken off`
    );
  }
}

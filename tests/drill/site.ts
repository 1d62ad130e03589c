import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { DATABASE, databaseUrl, findFreePort } from '@/lib/postgres/process';
import { type Broadsheet, isAlive, REAL, run, untilServing, waitFor } from '../support/broadsheet';

/** What may be killed; `backend` is one connection's process of Postgres, `all` is as when the power goes. */
export const PARTS = ['app', 'server', 'worker', 'postgres', 'backend', 'all'] as const;
export type Part = (typeof PARTS)[number];

export const INGEST_TOKEN = 'the-token-of-the-drill';

/** Health, and a worker that took the place of a killed one after a few before it. */
const RECOVERY_MS = 180_000;

/** A real `npm start` in a folder of its own, whose parts can be killed. */
export class Site {
  readonly #folder: string;
  readonly #settings: Record<string, string>;
  #running: Broadsheet | undefined;
  #kills = 0;

  private constructor(folder: string, settings: Record<string, string>) {
    this.#folder = folder;
    this.#settings = settings;
  }

  /** Its data are in a new folder within `within`, which goes at the end. */
  static async create(settings: Record<string, string> = {}, within = os.tmpdir()): Promise<Site> {
    const folder = mkdtempSync(path.join(within, 'broadsheet-drill-'));
    chmodSync(folder, 0o755); // as root the database runs as another account, which must get in
    return new Site(folder, {
      DATA_DIR: path.join(folder, 'data'),
      PORT: String(await findFreePort()),
      INGEST_TOKEN,
      SAMPLE: 'off',
      WORKER: 'on',
      LOG_LEVEL: 'error',
      READERS_PER_HOUR: '1000000',
      ...settings,
    });
  }

  get address(): string {
    return `http://127.0.0.1:${this.#settings.PORT}`;
  }

  get databaseUrl(): string {
    const postgres = path.join(this.#folder, 'data', 'postgres');
    const [, , , port] = readFileSync(path.join(postgres, 'data', 'postmaster.pid'), 'utf8').split('\n');
    return databaseUrl({ folder: postgres, port: Number(port), database: DATABASE });
  }

  get pid(): number {
    return this.#running?.pid ?? 0;
  }

  /** Everything that it printed since it was last started. */
  get output(): string {
    return this.#running?.output() ?? '';
  }

  async start(): Promise<void> {
    this.#running = run(this.#settings, REAL);
    await untilServing(this.#running);
  }

  /** As Ctrl-C does; gives the exit status. */
  async stop(): Promise<number | null> {
    this.#running?.process.kill('SIGTERM');
    return (await this.#running?.ended) ?? null;
  }

  kill(part: Part): void {
    this.#kills += 1;
    this.signal(part, 'SIGKILL');
  }

  /** To all processes of a part; `database` is Postgres with all its own. */
  signal(part: Part | 'database', signal: NodeJS.Signals): void {
    for (const pid of this.#processesOf(part)) {
      try {
        process.kill(pid, signal);
      } catch {
        // It ended by itself meanwhile.
      }
    }
  }

  /** Waits until everything works again, and starts Broadsheet where it ended, as whoever watches over it would. */
  async recover(): Promise<void> {
    const isBack = await waitFor(
      async () => {
        if (!this.#running || !isAlive(this.#running)) await this.#startAgain();
        return (await this.#isWell()) && this.#processesOf('worker').length > 0;
      },
      undefined,
      RECOVERY_MS,
    );
    if (!isBack) throw new Error(`Broadsheet did not recover:\n${this.output.slice(-4_000)}`);
  }

  /** A start that fails has to have been hit itself. */
  async #startAgain(): Promise<void> {
    const kills = this.#kills;
    await this.start().catch((error: unknown) => {
      if (this.#kills === kills) throw error;
    });
  }

  async #isWell(): Promise<boolean> {
    const signal = AbortSignal.timeout(10_000);
    return fetch(`${this.address}/api/health`, { signal }).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  #processesOf(part: Part | 'database'): number[] {
    const app = this.#running?.pid ?? 0;
    const all = listProcesses();
    const under = (parent: number, words: RegExp) =>
      all.filter((each) => each.parent === parent && words.test(each.command)).map(({ pid }) => pid);
    const postgres = under(app, /\bpostgres -D /);
    switch (part) {
      case 'app':
        return [app];
      case 'server':
        return under(app, /next-server|next\/dist\/bin\/next/);
      case 'worker':
        return under(app, /worker-main\.ts/);
      case 'postgres':
        return postgres;
      case 'backend':
        return postgres.flatMap((pid) => under(pid, /postgres: broadsheet /)).slice(0, 1);
      case 'database':
        return [...postgres, ...postgres.flatMap((pid) => under(pid, /./))];
      case 'all':
        return [app, ...all.filter(({ parent }) => parent === app).map(({ pid }) => pid)];
    }
  }

  async query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.connected(async (client) => (await client.query<Row>(sql, values)).rows);
  }

  async connected<Result>(use: (client: pg.Client) => Promise<Result>): Promise<Result> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    client.on('error', () => {}); // whoever asks next hears of it
    await client.connect();
    return use(client).finally(() => client.end().catch(() => {}));
  }

  /** Leaves nothing behind, whatever went wrong. */
  async end(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function listProcesses(): { pid: number; parent: number; command: string }[] {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return listed.split('\n').map((line) => {
    const [, pid = 0, parent = 0, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return { pid: Number(pid), parent: Number(parent), command };
  });
}

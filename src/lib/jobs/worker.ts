import 'server-only';
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Job, Logger, runTaskList, type WorkerPool } from 'graphile-worker';
import { type AdvisoryLock, tryAdvisoryLock } from '@/lib/advisory-lock';
import { OperatorError } from '@/lib/operator-error';
import { WORKER_HOLDER, workerLockName } from './lock-names';
import { openPool } from './pool';
import { runTask } from './run-task';
import { Scheduler } from './scheduler';
import { deleteReplacedJobs, giveBackJobs, releaseJobsOfTheGone, renewJobs } from './sql';
import type { Task } from './task';
import { Troubles } from './troubles';

/** How often it looks for what is due, and for jobs whose worker is gone. */
const LOOK_MS = 20_000;
/** How often it asks for jobs whose time has come; of those that may run at once it is told. */
const POLL_MS = 2_000;
/** Connections besides one for each job: to be told by, and to take jobs by. */
const OWN_CONNECTIONS = 2;
/** One by one, what came of a job is noted by a promise that nobody waits for: a lost connection would end the process. */
const NOTING_IN_BATCHES = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };
/** What graphile-worker would say is said by `Troubles`, or ends the worker. */
const SILENT = new Logger(() => () => {});

export type WorkerOptions = {
  databaseUrl: string;
  tasks: readonly Task<unknown>[];
  /** So many jobs at a time. */
  concurrency: number;
  /** Who it is, in words: "npm start". */
  holder: string;
  /** Takes a line for the operator. */
  say: (text: string) => void;
  now?: () => Date;
};

export type RunningWorker = {
  id: string;
  /** Settles when it cannot go on: others may take its jobs. It is still to be stopped. */
  lost: Promise<void>;
  /** Does now what is done every `LOOK_MS`. */
  look: () => Promise<void>;
  /** Tells running jobs to end, waits for them, and after `patienceMs` leaves them to others. */
  stop: (patienceMs: number) => Promise<void>;
};

/**
 * Runs jobs until it is stopped. It holds an advisory lock for as long as it lives: when that is gone, however it
 * ended, other workers take its jobs. Connections must be direct, or pooled by session.
 */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const id = crypto.randomUUID();
  const lock = await holdLock(id, options);
  const work = new Work(id, lock, options);
  try {
    await work.begin();
  } catch (error) {
    await lock.release();
    throw error;
  }
  return { id, lost: work.lost, look: () => work.look(), stop: (patienceMs) => work.stop(patienceMs) };
}

async function holdLock(id: string, { databaseUrl, holder }: WorkerOptions): Promise<AdvisoryLock> {
  const lock = await tryAdvisoryLock({
    databaseUrl,
    name: workerLockName(id),
    holder: `${WORKER_HOLDER}${holder}`,
  });
  if ('release' in lock) return lock;
  throw new Error(`A worker has the id ${id} already`);
}

class Work {
  readonly lost: Promise<void>;
  readonly #stopping = new AbortController();
  readonly #brokenOff: Pick<Job, 'id' | 'attempts'>[] = [];
  readonly #scheduler: Scheduler;
  #connections: ReturnType<typeof openPool> | undefined;
  #pool: WorkerPool | undefined;
  #tellLost: () => void = () => {};
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly id: string,
    private readonly lock: AdvisoryLock,
    private readonly options: WorkerOptions,
  ) {
    this.#scheduler = new Scheduler(options.tasks, options.now ?? (() => new Date()));
    this.lost = new Promise((resolve) => {
      this.#tellLost = resolve;
    });
    lock.lost.addEventListener('abort', () => this.#tellLost());
  }

  async begin(): Promise<void> {
    await this.#scheduler.introduce();
    await this.look();
    const { databaseUrl, concurrency } = this.options;
    this.#connections = openPool({ databaseUrl, max: concurrency + OWN_CONNECTIONS });
    this.#pool = this.#takeJobs(this.#connections);
    this.#pool.promise.then(this.#tellLost, this.#tellLost);
    this.#lookAgain();
  }

  #takeJobs(connections: ReturnType<typeof openPool>): WorkerPool {
    const { tasks, concurrency, say } = this.options;
    const troubles = new Troubles(say);
    const surroundings = { stopping: this.#stopping.signal, brokenOff: this.#brokenOff, troubles };
    const list = Object.fromEntries(tasks.map((task) => [task.name, runTask(task, surroundings)]));
    const events = new EventEmitter();
    // Before the first job is taken: jobs are locked by this name, and the lock that we hold tells that it lives.
    events.on('pool:create', ({ workerPool }: { workerPool: WorkerPool }) => {
      workerPool.id = this.id;
    });
    const settings = { concurrency, pollInterval: POLL_MS, noHandleSignals: true, logger: SILENT, events };
    return runTaskList({ ...settings, preset: NOTING_IN_BATCHES }, list, connections);
  }

  async look(): Promise<void> {
    await this.#scheduler.addDue();
    await releaseJobsOfTheGone();
    await deleteReplacedJobs();
    await renewJobs(this.id);
  }

  /** What fails, as the database is away, is made up for the next time. */
  #lookAgain(): void {
    this.#timer = setTimeout(() => {
      this.look()
        .catch(() => {})
        .finally(() => {
          if (!this.#stopping.signal.aborted) this.#lookAgain();
        });
    }, LOOK_MS);
  }

  async stop(patienceMs: number): Promise<void> {
    this.#stopping.abort(new OperatorError('The worker is stopping.'));
    clearTimeout(this.#timer);
    const left = this.#pool ? await endPool(this.#pool, patienceMs) : [];
    // Where the database is away nobody hears of it, and the lock tells.
    await giveBackJobs([...this.#brokenOff, ...left]).catch(() => {});
    await this.lock.release();
    await this.#connections?.end().catch(() => {});
  }
}

/** Ends a pool of jobs; those that do not end in time are given up, and returned. */
async function endPool(pool: WorkerPool, patienceMs: number): Promise<readonly Job[]> {
  const patience = new AbortController();
  const late = sleep(patienceMs, true, { signal: patience.signal }).catch(() => false);
  const calm = Promise.resolve(pool.gracefulShutdown()).then(
    () => false,
    () => false,
  );
  const isLate = await Promise.race([calm, late]);
  patience.abort();
  if (!isLate) return [];
  const forced = Promise.resolve(pool.forcefulShutdown('The worker was stopped.'));
  return forced.then(({ forceFailedJobs }) => forceFailedJobs).catch(() => []);
}

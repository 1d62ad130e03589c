import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Answer, Engine } from '../engine';
import { dropFileCache } from '../file-cache';
import { type BenchFolder, keepFile } from '../folder';
import { findNode } from './find-node';
import type { Question, Reply } from './protocol';

const script = (name: string) => path.join(import.meta.dirname, name);

export type Fts5 = { page: Engine; pageAndCount: Engine; close: () => void };

/**
 * SQLite's FTS5 on the texts of a corpus, in processes of its own: one for each processor, as one answers nothing
 * else meanwhile. Its files are not in memory yet. Null where there is no SQLite.
 */
export async function startFts5(folder: BenchFolder, corpus: string): Promise<Fts5 | null> {
  const node = findNode(folder.root);
  if (node === null) return null;
  const file = await keepFile(folder, 'papers.sqlite', async (made) => {
    console.log('Filling FTS5');
    const { status } = spawnSync(node, ['--import', 'tsx', script('build.ts'), corpus, made], {
      stdio: 'inherit',
    });
    if (status !== 0) throw new Error('FTS5 could not be filled');
  });
  dropFileCache(file);
  const workers = Array.from({ length: availableParallelism() }, () => new Worker(node, file));
  const ask = async (match: string | null, count: boolean) => {
    const [idle] = workers.toSorted((one, other) => one.waiting - other.waiting);
    if (match === null || !idle) throw new Error('this is no query for FTS5');
    return idle.ask(match, count);
  };
  const engine = (name: string, count: boolean): Engine => ({
    name,
    answers: ({ fts5 }) => fts5 !== null,
    ask: ({ fts5 }) => ask(fts5, count),
  });
  return {
    page: engine('FTS5, page only', false),
    pageAndCount: engine('FTS5, page and count', true),
    close: () => {
      for (const worker of workers) worker.stop();
    },
  };
}

/** A process that answers; what it is asked meanwhile waits in its channel. */
class Worker {
  private readonly child: ChildProcess;
  private readonly asked = new Map<
    number,
    { resolve: (answer: Answer) => void; reject: (error: Error) => void }
  >();
  private last = 0;

  constructor(node: string, file: string) {
    this.child = spawn(node, ['--import', 'tsx', script('answer.ts'), file], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.child.on('message', (reply: Reply) => {
      const waiting = this.asked.get(reply.id);
      this.asked.delete(reply.id);
      if ('problem' in reply) waiting?.reject(new Error(reply.problem));
      else waiting?.resolve(reply);
    });
    this.child.once('exit', () => {
      for (const { reject } of this.asked.values()) reject(new Error('FTS5 ended'));
    });
  }

  get waiting(): number {
    return this.asked.size;
  }

  ask(match: string, count: boolean): Promise<Answer> {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.asked.set(id, { resolve, reject });
      this.child.send({ id, match, count } satisfies Question);
    });
  }

  stop(): void {
    this.child.disconnect();
  }
}

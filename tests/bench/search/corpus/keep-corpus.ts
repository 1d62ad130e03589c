import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { type BenchFolder, keepFile } from '../folder';
import type { Size } from './size';

/** The file with the corpus; written by a process of its own, so that its memory is not that of ingest. */
export function keepCorpus(folder: BenchFolder, size: Size): Promise<string> {
  return keepFile(folder, 'corpus.jsonl', async (file) => {
    console.log(`Making the corpus ${size.name}`);
    const output = openSync(file, 'w');
    const child = spawn(
      process.execPath,
      ['--conditions=react-server', '--import', 'tsx', 'tests/bench/search/print-corpus.ts', size.name],
      { stdio: ['ignore', output, 'inherit'] },
    );
    const [status] = await once(child, 'exit');
    closeSync(output);
    if (status !== 0) throw new Error('the corpus could not be made');
  });
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { siteEnvironment } from './site';

/** What a paper had at instants of the past, oldest first, minutes of UTC. */
export type History = { key: string; counted: { at: string; votes: number; comments: number }[] };

/** As if the site under test had counted a paper at instants that are past. */
export async function writeHistory(history: History): Promise<void> {
  await promisify(execFile)(
    process.execPath,
    [
      '--conditions=react-server',
      '--import',
      'tsx',
      'tests/support/write-snapshots.ts',
      JSON.stringify(history),
    ],
    { env: { ...process.env, ...siteEnvironment() } },
  );
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { siteEnvironment } from './site';

/** What an operator types while the site under test runs: `npm run topics -- …`. Rejects where the command fails. */
export async function runTopicsCommand(...words: string[]): Promise<void> {
  await promisify(execFile)(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'src/cli/topics.ts', ...words],
    { env: { ...process.env, ...siteEnvironment() } },
  );
}

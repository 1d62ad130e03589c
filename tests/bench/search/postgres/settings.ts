import { OperatorError } from '@/lib/operator-error';

/** What Postgres is given that may take 1 GB of memory; the rest is as Broadsheet sets it up. */
const DEFAULTS: Record<string, string> = { shared_buffers: '768MB', max_wal_size: '4GB' };

/** The server's settings with those of `--set name=value`. */
export function readSettings(given: string[]): Record<string, string> {
  const named = given.map((text) => {
    const [, name, value] = /^([a-z_.]+)=(.+)$/.exec(text) ?? [];
    if (!name || !value) throw new OperatorError(`--set must be name=value, but is "${text}"`);
    return [name, value];
  });
  return { ...DEFAULTS, ...Object.fromEntries(named) };
}

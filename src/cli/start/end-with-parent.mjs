// Runs a script (`node end-with-parent.mjs SCRIPT ARGUMENTS…`) that ends when the process that made it does.
// Those scripts are in process groups of their own, so that Ctrl-C reaches start.ts alone; and when that is
// killed, the pipe it holds open on descriptor 3 closes. Not an `--import`: forks would inherit that.
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import path from 'node:path';

const PATIENCE_MS = 10_000;

const parent = new Socket({ fd: 3, readable: true, writable: false });
parent.on('error', () => {});
parent.once('close', () => {
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
});
parent.resume();
parent.unref();

const [node, , script, ...args] = process.argv;
process.argv = [node, path.resolve(script), ...args];
createRequire(import.meta.url)(path.resolve(script));

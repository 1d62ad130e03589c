// Runs a script as a child of start.ts: `node child-main.mjs SCRIPT ARGUMENTS…`, and adds to it what is said
// below and in http-edge.mjs.
// Not by `--import`: what the script forks would inherit that.
import http from 'node:http';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import './http-edge.mjs';

const PATIENCE_MS = 10_000;
const SWEEP_MS = 50;

// 1. It ends when start.ts does. It is in a process group of its own, so that Ctrl-C reaches start.ts alone; when
//    that is killed, the pipe it holds open on descriptor 3 closes.
const parent = new Socket({ fd: 3, readable: true, writable: false });
parent.on('error', () => {});
parent.once('close', () => {
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
});
parent.resume();
parent.unref();

// 2. A server that closes lets go of a connection once its request is finished. Node closes only those that are
//    idle at that moment, and a browser that keeps asking on one would be served until patience ends.
const { close } = http.Server.prototype;
http.Server.prototype.close = function closeAndSweep(callback) {
  this.maxRequestsPerSocket = 1; // the next answer on a connection says that it is the last
  setInterval(() => this.closeIdleConnections(), SWEEP_MS).unref();
  return close.call(this, callback);
};

const [node, , script, ...args] = process.argv;
process.argv = [node, path.resolve(script), ...args];
if (script.endsWith('.ts')) await import(pathToFileURL(path.resolve(script)).href);
else createRequire(import.meta.url)(path.resolve(script));

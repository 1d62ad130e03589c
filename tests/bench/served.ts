import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';

const RUNS = 3;
const SECONDS = 5;
const CONNECTIONS = 10;

export type Figures = { rate: number; p50: number; p99: number };

/** Serves the sample edition by the real start command, on a database of its own, for as long as `run` takes. */
export async function withServed(
  port: number,
  settings: Record<string, string>,
  run: (base: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'broadsheet-bench-'));
  const server = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'src/cli/start.ts'],
    {
      env: {
        ...process.env,
        DATA_DIR: folder,
        PORT: String(port),
        HOST: '127.0.0.1',
        DATABASE_URL: '',
        FETCH: 'off',
        LOG_LEVEL: 'warn',
        ...settings,
      },
      stdio: 'inherit',
    },
  );
  const base = `http://127.0.0.1:${port}`;
  try {
    await waitUntilReady(server, base);
    await run(base);
  } finally {
    server.kill('SIGTERM');
    if (server.exitCode === null) await new Promise((resolve) => server.once('exit', resolve));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The median of three runs. Throws where anything was refused or failed. */
export async function measure(url: string, headers: Record<string, string>): Promise<Figures> {
  await fetch(url, { headers });
  const runs: Figures[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, headers });
    const failed = result['4xx'] + result['5xx'] + result.errors;
    if (failed > 0) throw new Error(`${url}: ${failed} failed`);
    runs.push({ rate: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 });
  }
  return runs.sort((one, other) => one.rate - other.rate)[Math.floor(RUNS / 2)] as Figures;
}

/** A line of figures, beside those of an answer that costs nothing. */
export function printFigures(what: string, { rate, p50, p99 }: Figures, baseline: number): void {
  const latency = `p50 ${p50.toFixed(0).padStart(4)} ms   p99 ${p99.toFixed(0).padStart(4)} ms`;
  const ratio = `${(rate / baseline).toFixed(2)} × live`;
  console.log(`${what.padEnd(34)}${rate.toFixed(0).padStart(7)} req/s   ${latency}   ${ratio}`);
}

async function waitUntilReady(started: ChildProcess, base: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (started.exitCode !== null) throw new Error('the server did not start');
    const answer = await fetch(`${base}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await sleep(500);
  }
  throw new Error('the server did not become ready');
}

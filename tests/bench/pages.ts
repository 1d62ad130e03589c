import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';

/**
 * Requests a second and their latency, for pages kept (rendered for anybody) and not kept (rendered for each
 * request, as a reader without JavaScript gets them), beside an answer that costs nothing. The real start command on
 * the sample edition; a page's figure is the median of three runs.
 */
const PORT = 3179;
const BASE = `http://127.0.0.1:${PORT}`;
const RUNS = 3;
const SECONDS = 5;
const CONNECTIONS = 10;

const PAGES = {
  'front page': '/',
  'a paper': '/papers/2306.13575',
  'a search (MLP)': '/papers?q=MLP',
};

const folder = mkdtempSync(path.join(tmpdir(), 'broadsheet-bench-'));
const server = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'src/cli/start.ts'], {
  env: {
    ...process.env,
    DATA_DIR: folder,
    PORT: String(PORT),
    HOST: '127.0.0.1',
    DATABASE_URL: '',
    FETCH: 'off',
  },
  stdio: 'inherit',
});

type Figures = { rate: number; p50: number; p99: number };

async function measure(url: string, headers: Record<string, string>): Promise<Figures> {
  await fetch(BASE + url, { headers });
  const runs: Figures[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const result = await autocannon({
      url: BASE + url,
      connections: CONNECTIONS,
      duration: SECONDS,
      headers,
    });
    if (result.non2xx + result.errors > 0) throw new Error(`${url}: ${result.non2xx + result.errors} failed`);
    runs.push({ rate: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 });
  }
  return runs.sort((one, other) => one.rate - other.rate)[Math.floor(RUNS / 2)] as Figures;
}

function print(what: string, { rate, p50, p99 }: Figures, baseline: number): void {
  const latency = `p50 ${p50.toFixed(0).padStart(4)} ms   p99 ${p99.toFixed(0).padStart(4)} ms`;
  const ratio = `${(rate / baseline).toFixed(2)} × live`;
  console.log(`${what.padEnd(30)}${rate.toFixed(0).padStart(7)} req/s   ${latency}   ${ratio}`);
}

async function waitUntilReady(started: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (started.exitCode !== null) throw new Error('the server did not start');
    const answer = await fetch(`${BASE}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await sleep(500);
  }
  throw new Error('the server did not become ready');
}

try {
  await waitUntilReady(server);
  const live = await measure('/api/health/live', {});
  print('live (baseline)', live, live.rate);
  for (const [name, url] of Object.entries(PAGES)) {
    print(`${name}, kept`, await measure(url, {}), live.rate);
    print(`${name}, not kept`, await measure(url, { cookie: 'plain=1' }), live.rate);
  }
} finally {
  server.kill('SIGTERM');
  if (server.exitCode === null) await new Promise((resolve) => server.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}

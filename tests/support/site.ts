import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PORT = 3291;

/** Where the site under test is served. */
export const SITE = `http://127.0.0.1:${PORT}`;

export const INTERNET_PORT = 3292;

/** What stands for every other server (serve-internet.ts): tests ask nobody else's. */
export const INTERNET = `http://127.0.0.1:${INTERNET_PORT}`;

export const INGEST_TOKEN = 'the-token-of-the-tests';

export const METRICS_TOKEN = 'the-metrics-token-of-the-tests';

/** The settings of a site under test: its own embedded database with the sample edition in it, nothing else. */
export function siteEnvironment(): Record<string, string> {
  return {
    DATABASE_URL: '',
    SITE_URL: '',
    SITE_NAME: '',
    DATA_DIR: dataFolder(),
    HOST: '127.0.0.1',
    PORT: String(PORT),
    INGEST_TOKEN,
    INGEST_MAX_BYTES: '',
    FETCH: 'off',
    FETCH_CONTACT: '',
    FETCH_PRIVATE_ORIGINS: INTERNET,
    ARXIV_RSS_URL: `${INTERNET}/rss`,
    ARXIV_API_URL: `${INTERNET}/api/query`,
    ARXIV_OAI_URL: `${INTERNET}/oai`,
    HUGGINGFACE_URL: INTERNET,
    GITHUB_URL: INTERNET,
    SUMMARY_URL: '',
    SAMPLE: 'on',
    THUMBNAILS: 'on',
    PAGE_CACHE_MB: '',
    SMTP_URL: '',
    MAIL_FROM: '',
    AUTH_SECRET: '',
    READERS_PER_HOUR: '1000000',
    SUBSCRIPTIONS_PER_HOUR: '1000000',
    API_REQUESTS: '1000000',
    TRUST_PROXY: '',
    METRICS_TOKEN,
    METRICS_PORT: '',
    LOG_LEVEL: 'warn',
  };
}

/**
 * A fresh folder, gone again when this process ends, which is after the server in it has stopped. Playwright's
 * workers read its configuration too; they are told of the folder by their environment.
 */
function dataFolder(): string {
  const made = process.env.E2E_DATA_DIR;
  if (made) return made;
  const folder = mkdtempSync(path.join(tmpdir(), 'broadsheet-e2e-'));
  process.env.E2E_DATA_DIR = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

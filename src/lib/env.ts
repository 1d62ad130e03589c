import 'server-only';
import { z } from 'zod';
import { parseKeep } from '@/lib/backup/keep';
import { isCronText } from '@/lib/cron-text';
import { decodeText } from '@/lib/decode-text';
import { baseUrl, categories, contact, origins, sourceUrl, token } from '@/lib/fetching/setting-values';
import { isTimeZone } from '@/lib/local-time';
import { domainName, mailAddress, mailbox, smtpUrl } from '@/lib/mail/setting-values';
import { OperatorError } from '@/lib/operator-error';

const BYTE_UNITS = { '': 1, B: 1, KB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30 } as const;

function whole(fallback: number, { min, max }: { min: number; max: number }) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message)
    .default(fallback);
}

const seconds = (fallback: number) => whole(fallback, { min: 1, max: 86_400 });

function onOff(fallback: 'on' | 'off') {
  return z
    .enum(['on', 'off'], 'must be on or off')
    .default(fallback)
    .transform((value) => value === 'on');
}

const host = z.string().regex(/^[\w.:-]+$/, 'must be a host name or an IP address');

/** "268435456", "256MB", "1 gb"; the units are powers of 1024. */
const bytes = z.string().transform((text, context) => {
  const [, digits, unit] = /^(\d{1,12})\s*(|B|KB|MB|GB)$/.exec(text.toUpperCase()) ?? [];
  const value = Number(digits) * BYTE_UNITS[(unit ?? '') as keyof typeof BYTE_UNITS];
  if (value > 0 && Number.isSafeInteger(value)) return value;
  context.addIssue('must be a number of bytes such as 1048576 or 256MB');
  return z.NEVER;
});

function address(protocols: RegExp, message: string) {
  return z.string().refine((text) => protocols.test(text) && URL.canParse(text), message);
}

const siteUrl = address(/^https?:/i, 'must be a web address such as https://papers.example.org')
  .transform((text) => new URL(text))
  .refine((url) => url.pathname === '/' && !url.search && !url.hash, 'must not have a path')
  .transform((url) => url.origin);

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** "0 3 * * *": five fields of cron. */
const cron = z
  .string()
  .refine(isCronText, 'must be five fields of cron (minute hour day month weekday) such as 30 2 * * *');

/** "7 daily, 4 weekly" */
const keep = z.string().transform((text, context) => {
  const parsed = parseKeep(text);
  if (parsed) return parsed;
  context.addIssue('must say how many backups to keep, such as 7 daily, 4 weekly, 12 monthly');
  return z.NEVER;
});

const timeZone = z.string().refine(isTimeZone, 'must be a time zone such as Europe/Berlin');

/** Every variable Broadsheet reads. `.env.example` describes them to the operator; a test keeps it complete. */
const variables = z.object({
  DATABASE_URL: address(
    /^postgres(ql)?:/,
    'must be a Postgres address such as postgresql://user:password@host:5432/name',
  ).optional(),
  DATABASE_POOL: whole(10, { min: 1, max: 1000 }),
  DATA_DIR: z.string().default('.data'),
  HOST: host.default('127.0.0.1'),
  PORT: whole(3000, { min: 0, max: 65_535 }),
  SITE_URL: siteUrl.optional(),
  SITE_NAME: z.string().max(60, 'must not be longer than 60 characters').default('Broadsheet'),
  INGEST_TOKEN: z.string().regex(/^\S+$/, 'must not contain spaces').optional(),
  INGEST_MAX_BYTES: bytes.default(256 * 2 ** 20),
  FETCH: onOff('on'),
  FETCH_CONTACT: contact.optional(),
  FETCH_PRIVATE_ORIGINS: origins.default([]),
  ARXIV_CATEGORIES: categories.default(['cs.AI', 'cs.CL', 'cs.CV', 'cs.LG', 'stat.ML']),
  ARXIV_EDITIONS: onOff('off'),
  ARXIV_RSS_URL: sourceUrl('https://rss.arxiv.org/rss'),
  ARXIV_API_URL: sourceUrl('https://export.arxiv.org/api/query'),
  ARXIV_OAI_URL: sourceUrl('https://oaipmh.arxiv.org/oai'),
  HUGGINGFACE_URL: sourceUrl('https://huggingface.co'),
  GITHUB_URL: sourceUrl('https://api.github.com'),
  GITHUB_TOKEN: token.optional(),
  SUMMARY_URL: baseUrl('http://127.0.0.1:11434/v1').optional(),
  SUMMARY_MODEL: z
    .string()
    .regex(/^[^\p{Cc}]{1,200}$/u, 'must be the name of a model')
    .optional(),
  SUMMARY_KEY: token.optional(),
  SUMMARY_DAILY_TOKENS: whole(200_000, { min: 1_000, max: 1_000_000_000 }),
  SUMMARY_MAX_PAPERS: whole(50, { min: 1, max: 10_000 }),
  SMTP_URL: smtpUrl.optional(),
  SMTP_TLS: z.enum(['require', 'offered', 'off'], 'must be require, offered or off').optional(),
  SMTP_CONNECTIONS: whole(3, { min: 1, max: 50 }),
  SMTP_RATE: whole(10, { min: 1, max: 1000 }),
  SMTP_TIMEOUT: whole(60, { min: 1, max: 600 }),
  MAIL_FROM: mailbox.optional(),
  MAIL_BOUNCE_ADDRESS: mailAddress.optional(),
  MAIL_OPERATOR: z.string().max(200, 'must not be longer than 200 characters').optional(),
  DKIM_DOMAIN: domainName.optional(),
  DKIM_SELECTOR: domainName.optional(),
  DKIM_KEY_FILE: z.string().optional(),
  DIGEST_TIME_ZONE: timeZone.default('UTC'),
  DIGEST_DOMAIN_RATE: whole(120, { min: 1, max: 100_000 }),
  WEBSUB_HUB: address(/^https?:/i, 'must be a web address such as https://hub.example.org/')
    .transform((text) => new URL(text).href)
    .optional(),
  WORKER: onOff('on'),
  WORKER_CONCURRENCY: whole(4, { min: 1, max: 100 }),
  WORKER_SHUTDOWN_SECONDS: seconds(10),
  BACKUP_DIR: z.string().optional(),
  BACKUP_SCHEDULE: cron.default('30 2 * * *'),
  BACKUP_KEEP: keep.default({ daily: 7, weekly: 4, monthly: 0 }),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  SAMPLE: onOff('on'),
  THUMBNAILS: onOff('on'),
  PAGE_CACHE_MB: whole(64, { min: 0, max: 65_536 }),
  SEARCH_WARM_MB: whole(8_192, { min: 0, max: 1_048_576 }),
  READERS_PER_HOUR: whole(60, { min: 1, max: 1_000_000 }),
  SUBSCRIPTIONS_PER_HOUR: whole(20, { min: 1, max: 1_000_000 }),
  API_REQUESTS: whole(500, { min: 1, max: 1_000_000_000 }),
  API_WINDOW_SECONDS: seconds(300),
  TRUST_PROXY: onOff('off'),
  ACTION_MAX_BYTES: bytes.default(2 ** 20),
  BOOKMARKS_EXPORT_MAX: whole(10_000, { min: 1, max: 1_000_000 }),

  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  LOG_FORMAT: z.enum(['json', 'pretty'], 'must be json or pretty').optional(),
  SLOW_QUERY_MS: whole(1_000, { min: 0, max: 86_400_000 }),
  METRICS_PORT: whole(0, { min: 0, max: 65_535 }),
  METRICS_HOST: host.optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^\S{16,}$/, 'must have at least 16 characters and no spaces')
    .optional(),

  HEADERS_SECONDS: seconds(60),
  REQUEST_SECONDS: seconds(300),
  KEEP_ALIVE_SECONDS: seconds(5),
  START_SECONDS: seconds(120),
  SHUTDOWN_SECONDS: seconds(15),
  HEALTH_SECONDS: seconds(3),
  DATABASE_WAIT_SECONDS: seconds(30),
  DATABASE_CONNECT_SECONDS: seconds(10),
  STATEMENT_SECONDS: seconds(150),
  TRANSACTION_WAIT_SECONDS: seconds(10),
  TRANSACTION_SECONDS: seconds(60),
  INGEST_BATCH_SECONDS: seconds(120),
  LEARN_SECONDS: seconds(600),
  REINDEX_SECONDS: seconds(3_600),
  FETCH_ATTEMPTS: whole(4, { min: 1, max: 20 }),
  FETCH_WAIT_SECONDS: seconds(60),
  FETCH_FIRST_BYTE_SECONDS: seconds(60),
  FETCH_IDLE_SECONDS: seconds(30),
  FETCH_TOTAL_SECONDS: seconds(600),
  FETCH_MAX_BYTES: bytes.default(64 * 2 ** 20),
  FETCH_MAX_DECODED_BYTES: bytes.default(256 * 2 ** 20),
});

/** What is wrong only because of another setting. */
const complete = variables.superRefine((settings, context) => {
  if (settings.SMTP_URL && !settings.MAIL_FROM) {
    context.addIssue({ code: 'custom', path: ['MAIL_FROM'], message: 'must be set where SMTP_URL is' });
  }
  if (settings.SUMMARY_URL && !settings.SUMMARY_MODEL) {
    const message = 'must be set where SUMMARY_URL is';
    context.addIssue({ code: 'custom', path: ['SUMMARY_MODEL'], message });
  }
  const dkim = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY_FILE'] as const;
  const missing = dkim.filter((name) => settings[name] === undefined);
  if (missing.length === dkim.length) return;
  for (const name of missing) {
    context.addIssue({
      code: 'custom',
      path: [name],
      message: `must be set, as the other two of ${dkim.join(', ')} are`,
    });
  }
});

/** Never shown: neither in a message about it, nor in a line of the log. */
const SECRET = new Set([
  'DATABASE_URL',
  'INGEST_TOKEN',
  'GITHUB_TOKEN',
  'SUMMARY_KEY',
  'AUTH_SECRET',
  'METRICS_TOKEN',
  'SMTP_URL',
]);

/** What is set in `source`, as it is written there, without secrets. */
export function shownSettings(source: Record<string, string | undefined>): Record<string, string> {
  const names = VARIABLE_NAMES.filter((name) => !SECRET.has(name) && source[name]?.trim());
  return Object.fromEntries(names.map((name) => [name, source[name]?.trim() ?? '']));
}

/** The names of all variables, in the order of `.env.example`. */
export const VARIABLE_NAMES = Object.keys(variables.shape);

export type Env = Readonly<ReturnType<typeof parseEnv>>;

/**
 * The settings in `source`, typed and with their defaults. An empty value counts as unset.
 * @throws OperatorError naming every wrong variable and what is wrong with it; never a secret's value.
 */
export function parseEnv(source: Record<string, string | undefined>) {
  const given = Object.fromEntries(
    VARIABLE_NAMES.map((name) => [name, source[name]?.trim()]).filter(([, value]) => value),
  );
  const result = complete.safeParse(given);
  if (!result.success) throw new OperatorError(explain(result.error.issues, given));
  const settings = result.data;
  return {
    ...settings,
    SITE_URL: settings.SITE_URL ?? localAddress(settings.HOST, settings.PORT),
    /** SITE_URL where the operator gave it: then others reach us there. */
    PUBLIC_URL: settings.SITE_URL ?? null,
    FETCH_CONTACT: settings.FETCH_CONTACT ?? settings.SITE_URL ?? null,
    MAIL_FROM: settings.MAIL_FROM ?? { name: settings.SITE_NAME, address: 'broadsheet@localhost' },
    SMTP_TLS: settings.SMTP_TLS ?? (isThisMachine(settings.SMTP_URL?.host) ? 'offered' : 'require'),
    METRICS_HOST: settings.METRICS_HOST ?? settings.HOST,
  };
}

/** The secrets among what was set, and the passwords in addresses among these: what no line may show. */
export function secretsOf(source: Record<string, string | undefined>): string[] {
  return [...SECRET].flatMap((name) => {
    const value = source[name]?.trim();
    if (!value) return [];
    const password = URL.canParse(value) ? new URL(value).password : '';
    return password ? [value, password, decodeText(password)] : [value];
  });
}

function explain(issues: z.core.$ZodIssue[], given: Record<string, string | undefined>): string {
  const wrong = new Map(issues.map((issue) => [String(issue.path[0]), issue.message]));
  const lines = [...wrong].map(([name, message]) => {
    const value = SECRET.has(name) ? undefined : given[name];
    const found = value === undefined ? '' : `, but is "${value.slice(0, 80)}"`;
    return `  ${name} ${message}${found}`;
  });
  const count = wrong.size === 1 ? 'One setting is wrong' : `${wrong.size} settings are wrong`;
  return `${count} (in the environment or in .env; .env.example describes each):\n${lines.join('\n')}`;
}

function isThisMachine(host: string | undefined): boolean {
  return host === undefined || host === 'localhost' || host === '::1' || /^127\./.test(host);
}

/** Where a server bound to `host` is reached from the same machine. */
export function localAddress(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return new URL(`http://${name}:${port}`).origin;
}

let parsed: Env | undefined;

/** This process's settings, parsed at first use so that importing this needs no environment (`next build`). */
export function env(): Env {
  parsed ??= Object.freeze(parseEnv(process.env));
  return parsed;
}

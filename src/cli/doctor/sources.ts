import { ARXIV, GITHUB, HUGGING_FACE, SUMMARY_ENDPOINT } from '@/features/ingest/sources/sites';
import type { Env } from '@/lib/env';
import type { Site } from '@/lib/fetching/asked';
import { FetchError } from '@/lib/fetching/fetch-error';
import type { Fetcher } from '@/lib/fetching/fetcher';
import { compareClocks } from './clock';
import { type Finding, fine, problem, warning } from './finding';

/** Asked once, and not for long: what is slow today is not broken. */
const LIMITS = { attempts: 1, waitMs: 0, firstByteMs: 20_000, totalMs: 30_000 };
/** A Date header counts whole seconds, and may come from a cache nearby. */
const HEADER_SLACK_MS = 10_000;

type Probe = { check: string; site: Site; url: string; token?: string | undefined };

/** The smallest question that each source answers. */
function probesOf(settings: Env): Probe[] {
  const { ARXIV_RSS_URL, ARXIV_API_URL, ARXIV_OAI_URL, HUGGINGFACE_URL, ARXIV_CATEGORIES } = settings;
  const { GITHUB_URL, GITHUB_TOKEN, SUMMARY_URL, SUMMARY_KEY } = settings;
  return [
    { check: 'arxiv-rss', site: ARXIV, url: `${ARXIV_RSS_URL}/${ARXIV_CATEGORIES[0]}` },
    { check: 'arxiv-api', site: ARXIV, url: `${ARXIV_API_URL}?id_list=2306.13575&max_results=1` },
    { check: 'arxiv-oai', site: ARXIV, url: `${ARXIV_OAI_URL}?verb=Identify` },
    { check: 'huggingface-daily', site: HUGGING_FACE, url: `${HUGGINGFACE_URL}/api/daily_papers?limit=1` },
    // The one question that GitHub does not count.
    { check: 'github-stars', site: GITHUB, url: `${GITHUB_URL}/rate_limit`, token: GITHUB_TOKEN },
    ...(SUMMARY_URL
      ? [{ check: 'summaries', site: SUMMARY_ENDPOINT, url: `${SUMMARY_URL}/models`, token: SUMMARY_KEY }]
      : []),
  ];
}

/** Asks every source one thing, with the manners of any other request; and what time it is there. */
export async function checkSources(
  settings: Env,
  fetcher: Pick<Fetcher, 'fetchFrom'>,
  signal: AbortSignal,
): Promise<Finding[]> {
  const findings = settings.FETCH_CONTACT
    ? []
    : [
        warning(
          'contact',
          'nobody is told how to reach you',
          'Set FETCH_CONTACT to an e-mail or web address.',
        ),
      ];
  let clock: Finding | null = null;
  for (const probe of probesOf(settings)) {
    const { finding, date } = await ask(probe, { fetcher, signal, isNeeded: settings.FETCH });
    findings.push(finding);
    clock ??= date;
  }
  return clock ? [...findings, clock] : findings;
}

type Surroundings = { fetcher: Pick<Fetcher, 'fetchFrom'>; signal: AbortSignal; isNeeded: boolean };

async function ask(
  { check, site, url, token }: Probe,
  { fetcher, signal, isNeeded }: Surroundings,
): Promise<{ finding: Finding; date: Finding | null }> {
  const before = Date.now();
  try {
    const answer = await fetcher.fetchFrom(site, {
      url,
      limits: LIMITS,
      signal,
      ...(token && { headers: { authorization: `Bearer ${token}` } }),
    });
    if (answer.state === 'fetched') await answer.discard();
    const finding = fine(check, `answers ${answer.status} at ${new URL(url).host}`);
    return { finding, date: clockOf(answer.headers.get('date'), { host: new URL(url).host, before }) };
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    const todo = todoOf(error);
    return { finding: (isNeeded ? problem : warning)(check, error.message, todo), date: null };
  }
}

function todoOf({ kind, url, status }: FetchError): string {
  if (kind === 'refused_address')
    return `Add ${new URL(url).origin} to FETCH_PRIVATE_ORIGINS, if it is one of yours.`;
  if (status === 401) return 'See that the token or key in the settings is right.';
  if (kind === 'unreachable' || kind === 'timeout')
    return `See that this machine may reach ${new URL(url).host} (network, proxy, firewall).`;
  if (kind === 'untrusted')
    return 'See that the system has current certificates, and that nothing intercepts TLS.';
  if (kind === 'throttled' || kind === 'server_error') return 'Wait; it is asked again by itself.';
  return 'See that its address in the settings is right; the source may have moved.';
}

function clockOf(header: string | null, { host, before }: { host: string; before: number }): Finding | null {
  const theirs = new Date(header ?? '');
  if (Number.isNaN(theirs.getTime())) return null;
  const given = {
    whose: `${host}'s`,
    theirs,
    before: before - HEADER_SLACK_MS,
    after: Date.now() + HEADER_SLACK_MS,
  };
  return compareClocks(given);
}

import { FetchError } from '@/lib/fetching/fetch-error';
import { nowOf, type SourceContext } from '../context';
import { GITHUB } from '../sites';
import { SourceError } from '../source-error';
import { type RepositoryAnswer, readRepository } from './answer';
import type { DueRepository } from './sql';

/** GitHub's own advice where it is asked too fast and it does not say until when. */
const UNTOLD_WAIT_MS = 60_000;

type Answer =
  | { state: 'gone' }
  | { state: 'unchanged'; headers: Headers }
  | { state: 'unreadable'; headers: Headers; reason: string; text: string }
  | (RepositoryAnswer & { state: 'told'; headers: Headers; etag: string | null });

/** The name to ask for. */
export function addressOf({ movedTo, owner, name }: DueRepository): string {
  return movedTo ?? `${owner}/${name}`;
}

/**
 * Asks GitHub for a repository. One that was renamed is found by a redirect within the API, which counts as a question
 * more; one that leads elsewhere tells nothing.
 * @throws FetchError; SourceError where GitHub says in words alone that it is asked too fast
 */
export async function askRepository(context: SourceContext, repository: DueRepository): Promise<Answer> {
  const { GITHUB_URL, GITHUB_TOKEN } = context.settings;
  try {
    const answer = await context.fetcher.fetchText(GITHUB, {
      url: `${GITHUB_URL}/repos/${addressOf(repository)}`,
      headers: {
        accept: 'application/vnd.github+json',
        'x-github-api-version': '2022-11-28',
        ...(GITHUB_TOKEN && { authorization: `Bearer ${GITHUB_TOKEN}` }),
      },
      etag: repository.etag,
      signal: context.signal,
    });
    const { headers, etag, url } = answer;
    if (answer.state === 'unchanged') return { state: 'unchanged', headers };
    const told = isWithin(GITHUB_URL, url)
      ? readRepository(answer.text)
      : { reason: `GitHub leads to ${new URL(url).origin}` };
    if ('reason' in told) return { state: 'unreadable', headers, text: answer.text, ...told };
    return { state: 'told', headers, etag, ...told };
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    if (!isWithin(GITHUB_URL, error.url)) return unreadable(error);
    if (isGone(error)) return { state: 'gone' };
    if (!isUntoldLimit(error)) throw error;
    throw new SourceError(error.message, true, new Date(nowOf(context).getTime() + UNTOLD_WAIT_MS));
  }
}

/** What another server says, where GitHub led us, is no fault of GitHub's as a whole. */
function unreadable({ message, excerpt }: FetchError): Answer {
  return { state: 'unreadable', headers: new Headers(), reason: message, text: excerpt ?? '' };
}

function isWithin(api: string, url: string): boolean {
  return new URL(url).origin === new URL(api).origin;
}

/** 404, 410, or 451: it may not be shown, for a legal reason. */
function isGone({ kind, status }: FetchError): boolean {
  return kind === 'gone' || status === 451;
}

/** A secondary limit that says so in words alone. */
function isUntoldLimit({ status, kind, excerpt }: FetchError): boolean {
  return status === 403 && kind === 'refused' && /rate limit|abuse/i.test(excerpt ?? '');
}

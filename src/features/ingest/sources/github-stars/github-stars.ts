import 'server-only';
import { FetchError, type FetchErrorKind } from '@/lib/fetching/fetch-error';
import { countText } from '@/lib/number-text';
import { instantText } from '@/lib/time-text';
import { nowOf, type SourceContext } from '../context';
import { type FactRun, keepFactRun } from '../fact-run';
import { askPart } from '../part';
import { isRepositoryName } from './answer';
import { addressOf, askRepository } from './ask';
import { keepAsked, keepGone, keepStars, keepUnchanged } from './mutations';
import { ANONYMOUS_LIMIT, RateBudget, TOKEN_LIMIT } from './rate-budget';
import { type DueRepository, listDueRepositories } from './sql';

/** Where answers that nothing has changed are free, a run has no other end before the next one is due. */
const MOST_ASKED = 4_500;
/** A run that is a moment too early for the next hour's questions waits for it. */
const MOST_RESET_WAIT_MS = 120_000;
/** After so many faults one after the other it is not the repositories. */
export const MOST_FAULTS = 3;

/**
 * Asks GitHub for the stars of the repositories that papers link and whose turn it is
 * (https://docs.github.com/en/rest/repos/repos#get-a-repository), as many as its limit allows.
 */
export async function fetchStars(context: SourceContext): Promise<void> {
  await askPart(context, '', async () => {
    const due = await listDueRepositories({ now: nowOf(context), limit: MOST_ASKED });
    if (due.length > 0) await keepFactRun(context, 'github-repository', (run) => lookAt(context, run, due));
    return undefined;
  });
}

async function lookAt(context: SourceContext, run: FactRun, due: DueRepository[]): Promise<void> {
  const total = due.length;
  const budget = new RateBudget(context.settings.GITHUB_TOKEN ? TOKEN_LIMIT : ANONYMOUS_LIMIT);
  let faults = 0;
  for (const [done, repository] of due.entries()) {
    context.signal.throwIfAborted();
    context.onProgress({ done, total, unit: 'repositories', at: addressOf(repository) });
    if (!(await mayAsk(context, budget))) return noteUsedUp(context, budget, total - done);
    try {
      await lookAtOne(context, { repository, budget, run });
      faults = 0;
    } catch (error) {
      faults += 1;
      if (!(error instanceof FetchError) || !isOfOne(error) || faults === MOST_FAULTS) throw error;
      budget.spend();
      await keepAsked(repository, nowOf(context));
      await run.reject(`${addressOf(repository)}: ${error.message}`, error.excerpt ?? '');
    }
  }
  context.onProgress({ done: total, total, unit: 'repositories', at: '' });
}

/** Whether the limit allows another question, now or in a moment. */
async function mayAsk({ clock, signal }: SourceContext, budget: RateBudget): Promise<boolean> {
  if (budget.left > 0) return true;
  const wait = (budget.resetAt ?? Number.POSITIVE_INFINITY) - clock.now();
  if (wait > MOST_RESET_WAIT_MS) return false;
  // The second that GitHub names is not over when it begins.
  await clock.sleep(Math.max(wait, 0) + 1_000, signal);
  budget.renew();
  return true;
}

function noteUsedUp({ tally }: SourceContext, { resetAt }: RateBudget, waiting: number): void {
  const until = resetAt === null ? '' : ` until ${instantText(new Date(resetAt))} UTC`;
  const repositories = countText(waiting, 'repository', 'repositories');
  tally.note(`What GitHub allows is used up${until}; not asked about: ${repositories}`);
}

type Look = { repository: DueRepository; budget: RateBudget; run: FactRun };

async function lookAtOne(context: SourceContext, { repository, budget, run }: Look): Promise<void> {
  const address = addressOf(repository);
  const count = (isNews: boolean) => run.count(isNews ? 'updated' : 'unchanged');
  if (!isRepositoryName(address)) return count(await keepGone(repository, nowOf(context)));
  const answer = await askRepository(context, repository);
  const at = nowOf(context);
  if (answer.state === 'gone') budget.spend();
  else budget.hear(answer.headers, at.getTime());
  switch (answer.state) {
    case 'gone':
      return count(await keepGone(repository, at));
    case 'unchanged':
      await keepUnchanged(repository, at);
      return run.count('unchanged');
    case 'unreadable':
      await keepAsked(repository, at);
      return run.reject(`${address}: ${answer.reason}`, answer.text);
    case 'told':
      return count(await keepStars({ repository, ...answer, at }));
  }
}

/** What is wrong with GitHub, the way there or our token, whatever is asked for. */
const OF_ALL: ReadonlySet<FetchErrorKind> = new Set([
  'throttled',
  'unreachable',
  'untrusted',
  'bad_address',
  'refused_address',
]);

function isOfOne({ kind, status }: FetchError): boolean {
  return !OF_ALL.has(kind) && status !== 401;
}

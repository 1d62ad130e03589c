import 'server-only';
import { firstSince } from '../cadence';
import type { HeldIssue } from '../sending/sql';
import { listCandidates } from './queries';
import { insertChoice } from './sql';

/**
 * Chooses the papers of an issue, for good: every attempt sends the same. No subscriber gets a paper twice, whatever
 * they follow.
 * @returns the papers in their order; none where nothing is new
 */
export async function choosePapers(issue: HeldIssue, now: Date): Promise<number[]> {
  const since = issue.coveredUntil ?? firstSince(issue.confirmedAt, issue.cadence);
  const candidates = await listCandidates({ subject: issue.subject, userId: issue.userId, since });
  const { id: issueId, subscriberId, paperCount: count } = issue;
  return insertChoice(candidates, { issueId, subscriberId, count, now });
}

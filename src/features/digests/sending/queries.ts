import 'server-only';
import { LRUCache } from 'lru-cache';
import { listPaperCards, listPapersWithText, type PaperCard } from '@/features/papers/queries';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { periodText } from '../cadence';
import type { LinkTarget } from '../links';
import { type DigestPaper, digestPaper } from '../rendering/render';
import type { NamedSubject, Subject } from '../subject';
import { nameSubject } from '../subscribing/queries';

/** What a run of many issues has in common is read once in so many milliseconds. */
const KEPT = { max: 200, ttl: 60_000 };
const keptPapers = new LRUCache<string, Promise<DigestPaper[]>>(KEPT);
const keptSubjects = new LRUCache<string, Promise<NamedSubject>>(KEPT);

/** The papers that were chosen for an issue, in their order. */
export async function listChosen(issueId: number): Promise<number[]> {
  const rows = await db.digestPaper.findMany({
    where: { issueId },
    select: { paperId: true },
    orderBy: { position: 'asc' },
  });
  return rows.map(({ paperId }) => paperId);
}

/** The papers as a mail shows them. */
export function listDigestPapers(ids: number[]): Promise<DigestPaper[]> {
  return once(keptPapers, ids.join(' '), async () => {
    const papers = await listPapersWithText(ids);
    return papers.map((paper) => digestPaper(paper, env().SITE_URL));
  });
}

export function getNamedSubject(subject: Subject): Promise<NamedSubject> {
  return once(keptSubjects, `${subject.kind} ${subject.text}`, () => nameSubject(subject));
}

/** Tests begin with other papers of the same ids. */
export function forgetMade(): void {
  keptPapers.clear();
  keptSubjects.clear();
}

function once<Value>(
  kept: LRUCache<string, Promise<Value>>,
  key: string,
  load: () => Promise<Value>,
): Promise<Value> {
  const held = kept.get(key);
  if (held) return held;
  const loaded = load();
  kept.set(key, loaded);
  loaded.catch(() => kept.delete(key));
  return loaded;
}

export type IssueView = { title: string; subject: NamedSubject; papers: PaperCard[] };

/** An issue as a page; null where it is gone, or its papers were not chosen yet. */
export async function getIssue(link: LinkTarget | null): Promise<IssueView | null> {
  const issue =
    link &&
    (await db.digestIssue.findUnique({
      where: { id: link.id },
      select: {
        period: true,
        subscription: { select: { subject: true, subjectText: true, cadence: true } },
      },
    }));
  if (!issue) return null;
  const { subject: kind, subjectText: text, cadence } = issue.subscription;
  const [subject, papers] = await Promise.all([
    nameSubject({ kind, text }),
    listChosen(link.id).then(listPaperCards),
  ]);
  return papers.length > 0 ? { title: periodText(issue.period, cadence), subject, papers } : null;
}

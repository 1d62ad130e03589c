import type { PaperDetail } from './queries';
import type { PaperRecordInput } from './schema';

/** Characters of an ISO instant that each precision knows. */
const KNOWN = { instant: 24, day: 10, month: 7, year: 4 } as const;

/** The date of publication as precisely as it is known: "2024", "2024-06", "2024-06-18" or an instant. */
export function publishedText({
  publishedAt,
  publishedPrecision,
}: Pick<PaperDetail, 'publishedAt' | 'publishedPrecision'>): string | null {
  return publishedAt?.toISOString().slice(0, KNOWN[publishedPrecision]) ?? null;
}

/** A paper as Broadsheet publishes it and takes it in again; what is not known is left out, and hidden authors are. */
function toRecord(paper: PaperDetail): PaperRecordInput {
  const { summary } = paper;
  const record: PaperRecordInput = {
    broadsheet: 1,
    key: paper.key,
    arxivId: paper.arxivId,
    arxivVersion: paper.arxivVersion,
    doi: paper.doi,
    title: paper.title,
    abstract: paper.abstract,
    summary: summary ? { text: summary.text, by: summary.by ?? 'unknown' } : null,
    comment: paper.comment,
    journalRef: paper.journalRef,
    organization: paper.organization,
    keywords: paper.keywords,
    authors: paper.byline.map(known),
    categories: paper.categories,
    publishedAt: publishedText(paper),
    updatedAt: paper.updatedAt?.toISOString(),
    withdrawnAt: paper.withdrawnAt?.toISOString(),
    links: paper.links.map(({ kind, url, stars }) => known({ kind, url, stars })),
    thumbnailUrl: paper.thumbnailUrl,
    mediaUrls: paper.mediaUrls,
    upvotes: paper.upvotesAtSource,
    comments: paper.commentCount,
    editions: paper.features.map(({ day, submittedBy }) =>
      known({ day, submittedBy: submittedBy && known(submittedBy) }),
    ),
    aliases: paper.aliases,
  };
  return known(record);
}

/** JSON Lines: a record a line. */
export function toJsonLines(papers: PaperDetail[]): string {
  return papers.map((paper) => `${JSON.stringify(toRecord(paper))}\n`).join('');
}

/** The members that say something; a record's own required ones always do. */
function known<Members extends object>(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => !isNothing(value))) as Members;
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

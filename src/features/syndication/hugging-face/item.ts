import type { PaperDetail } from '@/features/papers/queries';
import { type Day, dayToDate } from '@/lib/day';
import { type HubOrganization, type HubUser, hubOrganization, hubUser, objectId, present } from './account';
import type { Stored, StoredAuthor } from './stored';

/** A paper as Hugging Face tells it, with what is ours in it. */
export type Told = {
  paper: PaperDetail;
  /** What Hugging Face last said of it. */
  stored: Stored | null;
  /** The day it is told for; null: the first that it was featured on. */
  day: Day | null;
  /** The public address of this site. */
  siteUrl: string;
};

type HubAuthor = {
  _id: string;
  name: string;
  hidden: false;
  user?: HubUser;
  status?: string;
  statusLastChangedAt?: string;
};

/** The members of a paper (the specification's `Paper`): what is not known is left out, not null. */
export type HubPaper = {
  id: string;
  authors: HubAuthor[];
  publishedAt: string;
  title: string;
  summary: string;
  upvotes: number;
  discussionId: string;
  mediaUrls?: string[];
  submittedOnDailyAt?: string;
  submittedOnDailyBy?: HubUser;
  projectPage?: string;
  githubRepo?: string;
  githubRepoAddedBy?: string;
  githubStars?: number;
  ai_summary?: string;
  ai_summary_model?: string;
  ai_keywords?: string[];
  organization?: HubOrganization;
  withdrawnAt?: string;
};

/** Members that clients read beside the paper, though they belong to it: told twice. */
const REPEATED = ['ai_summary', 'ai_keywords', 'githubRepo', 'githubStars', 'projectPage'] as const;

/** What stands around a paper in a list. */
export type HubItem = Partial<Pick<HubPaper, (typeof REPEATED)[number]>> & {
  paper: HubPaper;
  publishedAt: string;
  title: string;
  summary: string;
  thumbnail: string;
  numComments: number;
  isAuthorParticipating: boolean;
  submittedBy?: HubUser;
  submitterOrganization?: HubOrganization;
  mediaUrls?: string[];
  organization?: HubOrganization;
};

/** A paper by itself: its title is plain text, its abstract one paragraph a line. */
export function hubPaper(told: Told): HubPaper {
  const { paper, stored } = told;
  const code = paper.links.find(({ kind, host }) => kind === 'code' && host === 'github.com');
  const day = told.day ?? paper.days[0] ?? null;
  const submitter = submitterOf(told);
  return {
    id: paper.key,
    authors: authorsOf(told),
    publishedAt: publishedAt(paper).toISOString(),
    title: paper.titleText,
    summary: paper.abstractText ?? '',
    upvotes: paper.votes,
    discussionId: stored?.paper.discussionId ?? objectId('discussion', paper.id),
    ...present({
      submittedOnDailyAt: day ? submittedAt(day, stored) : undefined,
      submittedOnDailyBy: submitter,
      projectPage: projectPage(told),
      githubRepo: code?.url,
      githubRepoAddedBy: code && addedBy(code.url, stored),
      githubStars: code?.stars ?? undefined,
      ai_summary: paper.summary ? paper.summary.text : undefined,
      ai_summary_model: paper.summary ? summaryModel(paper.summary.by, stored) : undefined,
      organization: organizationOf(told),
      withdrawnAt: paper.withdrawnAt?.toISOString(),
    }),
    ...(paper.keywords.length > 0 && { ai_keywords: paper.keywords }),
    ...(paper.mediaUrls.length > 0 && { mediaUrls: paper.mediaUrls }),
  };
}

/** A paper as an item of a list. */
export function hubItem(told: Told): HubItem {
  const { paper, stored } = told;
  const inner = hubPaper(told);
  const organization = stored?.submitterOrganization;
  return {
    paper: inner,
    publishedAt:
      stored?.publishedAt && isInstant(stored.publishedAt) ? stored.publishedAt : inner.publishedAt,
    title: inner.title,
    summary: inner.summary,
    thumbnail: paper.thumbnailUrl ?? picture(told),
    numComments: paper.commentCount,
    isAuthorParticipating: stored?.isAuthorParticipating ?? false,
    ...present({
      submittedBy: inner.submittedOnDailyBy,
      submitterOrganization: organization?.fullname
        ? hubOrganization(organization.fullname, organization)
        : undefined,
      mediaUrls: inner.mediaUrls,
      organization: inner.organization,
    }),
    ...Object.fromEntries(
      REPEATED.flatMap((name) => (inner[name] === undefined ? [] : [[name, inner[name]]])),
    ),
  };
}

function authorsOf(told: Told): HubAuthor[] {
  const { paper, stored } = told;
  const left = [...(stored?.paper.authors ?? [])];
  return paper.byline.map(({ name, handle }, position) => {
    // Each once: two may have one name.
    const at = left.findIndex((each) => each.name.trim() === name);
    const { _id, status, statusLastChangedAt, user }: Partial<StoredAuthor> =
      at < 0 ? {} : (left.splice(at, 1)[0] ?? {});
    return {
      _id: _id ?? objectId('author', paper.id, position),
      ...present({
        user:
          handle === null
            ? undefined
            : hubUser({ name: user?.fullname ?? name, handle }, user, picture(told)),
      }),
      name,
      ...present({ status, statusLastChangedAt }),
      hidden: false,
    };
  });
}

function submitterOf(told: Told): HubUser | undefined {
  const { paper, stored, day } = told;
  const featured = day ? paper.features.filter((each) => each.day === day) : paper.features;
  const by = featured.find(({ submittedBy }) => submittedBy !== null)?.submittedBy;
  return by ? hubUser(by, stored?.submittedBy ?? stored?.paper.submittedOnDailyBy, picture(told)) : undefined;
}

function organizationOf({ paper, stored }: Told): HubOrganization | undefined {
  if (paper.organization === null) return undefined;
  return hubOrganization(paper.organization, stored?.paper.organization ?? stored?.organization);
}

/** The project's page; a repository or a data set given as one is another kind of link to us, and stays one here. */
function projectPage({ paper, stored }: Told): string | undefined {
  const given = stored?.paper.projectPage;
  const known = paper.links.find(({ kind }) => kind === 'project')?.url;
  return given && /^https?:\/\//i.test(given) ? given : known;
}

/** When it was put forward, where that is known of this day; else midnight, as Hugging Face tells days since 2026. */
function submittedAt(day: Day, stored: Stored | null): string {
  const known = stored?.paper.submittedOnDailyAt;
  return known && isInstant(known) && known.startsWith(day) ? known : dayToDate(day).toISOString();
}

/** Whether somebody named the repository, or it was found in the paper's own words. */
function addedBy(url: string, stored: Stored | null): string | undefined {
  const given = stored?.paper.githubRepo?.toLowerCase();
  return given?.startsWith(url.toLowerCase()) ? stored?.paper.githubRepoAddedBy : 'auto';
}

function summaryModel(by: string | null, stored: Stored | null): string | undefined {
  return by === 'Hugging Face' ? stored?.paper.ai_summary_model : (by ?? undefined);
}

/** Papers that only a text named have no date of publication: the day they were featured, or came, stands for it. */
function publishedAt(paper: PaperDetail): Date {
  const [day] = paper.days;
  return paper.publishedAt ?? (day ? dayToDate(day) : paper.changedAt);
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T[\d:]{8}(\.\d+)?Z$/.test(text);
}

function picture({ siteUrl }: Told): string {
  return `${siteUrl}/icon.svg`;
}

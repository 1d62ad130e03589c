import { dayOf } from '@/lib/day';
import { sourceSchema } from '../schema';
import type { Given } from './fields';
import type { Entry, HeldPaper } from './merge';
import { preparedLink } from './prepare';
import type { ChildrenOfPaper, OwnRow } from './queries';

/** A stored paper in the shape that merging works on. */
export function toHeld(row: OwnRow, children: ChildrenOfPaper): HeldPaper {
  const given = row.fieldSources as Partial<Record<string, Given>>;
  return {
    id: row.id,
    key: row.key,
    arxivId: row.arxivId,
    doi: row.doi,
    fingerprint: row.fingerprint,
    given,
    fields: {
      title: { shown: row.title, plain: row.titleText },
      abstract: row.abstract === null ? null : { shown: row.abstract, plain: row.abstractText ?? '' },
      summary: row.summary === null ? null : { text: row.summary, by: row.summaryBy ?? '' },
      comment: row.comment,
      journalRef: row.journalRef,
      organization: row.organization,
      keywords: given.keywords ? row.keywords : null,
      authors: given.authors
        ? children.authors.map(({ name, handle, hidden }) => ({ name, handle, hidden }))
        : null,
      categories: given.categories ? children.categories.map((category) => category.code) : null,
      publishedAt: row.publishedAt && { at: row.publishedAt, precision: row.publishedPrecision },
      updatedAt: row.updatedAt,
      arxivVersion: row.arxivVersion,
      withdrawnAt: row.withdrawnAt,
      thumbnailUrl: row.thumbnailUrl,
      mediaUrls: given.mediaUrls ? row.mediaUrls : null,
      upvotes: given.upvotes ? row.sourceUpvoteCount : null,
      comments: given.comments ? row.sourceCommentCount : null,
    },
    links: children.links.map((link) =>
      preparedLink(link, { ...link, starsAsOf: link.starsAsOf?.toISOString() ?? null }),
    ),
    entries: children.entries.map(toEntry),
    aliases: children.aliases.map((alias) => alias.key),
  };
}

function toEntry(row: ChildrenOfPaper['entries'][number]): Entry {
  return {
    day: dayOf(row.day),
    submittedBy:
      row.submittedByName === null ? null : { name: row.submittedByName, handle: row.submittedByHandle },
    source: sourceSchema.parse(row.source),
  };
}

import { clipText } from '@/lib/clip-text';
import { dayOf } from '@/lib/day';
import { pictureUrl } from '../web-address';
import type { CardRow } from './sql';

/** Characters of the abstract, or of a summary, that a row shows; CSS clamps them to lines. */
const GIST_LENGTH = 360;
const SUMMARY_LENGTH = 480;

/** A paper in a list. */
export type PaperCard = ReturnType<typeof toCard>;
export type PaperLinkView = PaperCard['links'][number];

export function toCard(row: CardRow) {
  return {
    id: row.id,
    key: row.key,
    /** TeX between `$`; render with `PaperTitle`. */
    title: row.title,
    titleText: row.titleText,
    /** The summary, or else the beginning of the abstract; `by` is null for the authors' own words. */
    gist: gistOf(row),
    authors: row.authors,
    authorCount: row.authorCount,
    submitter: row.submitter,
    editionDay: row.editionDay && dayOf(row.editionDay),
    publishedAt: row.publishedAt,
    publishedPrecision: row.publishedPrecision,
    withdrawn: row.withdrawnAt !== null,
    votes: row.voteCount,
    score: row.score,
    commentCount: row.sourceCommentCount,
    /** In seven days, by the repositories it links. */
    starsGained: row.starsGained,
    links: row.links,
    topics: row.topics,
    thumbnailUrl: row.thumbnailUrl && pictureUrl(row.thumbnailUrl),
  };
}

function gistOf(row: Pick<CardRow, 'summary' | 'summaryBy' | 'abstractText'>) {
  if (row.summary) return { text: clipText(row.summary, SUMMARY_LENGTH), by: row.summaryBy };
  if (!row.abstractText) return null;
  return { text: clipText(row.abstractText, GIST_LENGTH), by: null };
}

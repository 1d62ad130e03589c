import { createHash } from 'node:crypto';
import { paperKey, titleFingerprint } from '@/features/papers/fingerprint';
import { type ClassifiedLink, classifyLink, findLinks } from '@/features/papers/links';
import { cleanLine, cleanText, plainText } from '@/features/papers/tex-text';
import { isWithdrawn } from '@/features/papers/withdrawn';
import type { Day } from '@/lib/day';
import type { IncomingPaper } from '../schema';

/** Text as it is shown (mathematics as TeX) and as it is searched, fed and mailed (Unicode only). */
type Text = { shown: string; plain: string };

/** A link as it is kept; `starsAsOf` is an ISO instant. */
export type PreparedLink = ClassifiedLink & {
  stars: number | null;
  starsAsOf: string | null;
  origin: 'source' | 'abstract' | 'comment';
};

/** A paper as it came, cleaned: what every format's record becomes before it meets the papers that are held. */
export type PreparedPaper = ReturnType<typeof preparePaper>;

/**
 * Cleans a record once, for all formats: text, links (the given ones and those in the abstract and comment),
 * identity. Pure.
 */
export function preparePaper(incoming: IncomingPaper, now: Date) {
  const title = lineOf(incoming.title);
  const abstract = incoming.abstract ? notEmpty(textOf(incoming.abstract)) : null;
  const comment = incoming.comment ? (notEmpty(lineOf(incoming.comment))?.shown ?? null) : null;
  const fingerprint = titleFingerprint(title.shown);
  const { arxivId, asOf, source } = incoming;
  const titleKey = paperKey({ arxivId: null, title: title.plain, fingerprint });
  return {
    source,
    asOf,
    digest: digestOf(incoming),
    record: incoming.record,
    arxivId,
    arxivVersion: incoming.arxivVersion,
    versions: incoming.versions ?? [],
    doi: incoming.doi,
    fingerprint,
    key: arxivId ?? titleKey,
    /** The key it has, or would have had, known by its title alone. */
    titleKey,
    aliases: incoming.aliases,
    title,
    abstract,
    summary: incoming.summary && { text: textOf(incoming.summary.text).plain, by: incoming.summary.by },
    comment,
    journalRef: incoming.journalRef && lineOf(incoming.journalRef).plain,
    organization: incoming.organization && lineOf(incoming.organization).plain,
    keywords: incoming.keywords,
    authors: authorsOf(incoming),
    categories: incoming.categories && [...new Set(incoming.categories)],
    publishedAt: incoming.publishedAt,
    updatedAt: incoming.updatedAt,
    withdrawnAt: withdrawalOf(incoming, { abstract, comment, now }),
    thumbnailUrl: incoming.thumbnailUrl,
    mediaUrls: incoming.mediaUrls,
    upvotes: incoming.upvotes,
    comments: incoming.comments,
    links: linksOf(incoming, abstract?.shown ?? null, comment),
    entries: incoming.editions.map(({ day, submittedBy }) => ({ day: day as Day, submittedBy, source })),
  };
}

function textOf(raw: string): Text {
  const shown = cleanText(raw);
  return { shown, plain: plainText(shown) };
}

/** A line break in a title or a name is one of the source's page, never of the text. */
function lineOf(raw: string): Text {
  const shown = cleanLine(raw);
  return { shown, plain: plainText(shown) };
}

function notEmpty(text: Text): Text | null {
  return text.shown ? text : null;
}

function authorsOf({ authors }: IncomingPaper) {
  return (
    authors
      ?.map(({ name, handle, hidden }) => ({ name: lineOf(name).plain, handle, hidden }))
      .filter(({ name }) => name) ?? null
  );
}

/** Where the source gives no date for a withdrawal it tells of, the date of its word is the best there is. */
function withdrawalOf(
  incoming: IncomingPaper,
  { abstract, comment, now }: { abstract: Text | null; comment: string | null; now: Date },
): Date | null {
  if (incoming.withdrawnAt) return incoming.withdrawnAt;
  if (!isWithdrawn({ abstract: abstract?.plain ?? null, comment })) return null;
  return incoming.asOf ?? incoming.updatedAt ?? now;
}

function linksOf(incoming: IncomingPaper, abstract: string | null, comment: string | null) {
  const starsAsOf = incoming.asOf?.toISOString() ?? null;
  const given = incoming.links.flatMap(({ kind, url, stars }) => {
    const link = classifyLink(url, { kind });
    const counted = stars === null ? { stars: null, starsAsOf: null } : { stars, starsAsOf };
    return link ? [preparedLink(link, { ...counted, origin: 'source' })] : [];
  });
  const found = (text: string | null, origin: 'abstract' | 'comment') =>
    text ? findLinks(text).map((link) => preparedLink(link, { stars: null, starsAsOf: null, origin })) : [];
  const links = new Map<string, PreparedLink>();
  for (const link of [...given, ...found(abstract, 'abstract'), ...found(comment, 'comment')]) {
    const address = linkAddress(link);
    if (!links.has(address)) links.set(address, link);
  }
  return [...links.values()];
}

/** What tells links apart: two spellings of a repository's address in other letter case are one repository. */
export function linkAddress({ kind, url }: Pick<PreparedLink, 'kind' | 'url'>): string {
  return kind === 'code' ? url.toLowerCase() : url;
}

/** The keys always in this order: merging compares links as they are written. */
export function preparedLink(
  { kind, url, host, owner, name }: ClassifiedLink,
  { stars, starsAsOf, origin }: Pick<PreparedLink, 'stars' | 'starsAsOf' | 'origin'>,
): PreparedLink {
  return { kind, url, host, owner, name, stars, starsAsOf, origin };
}

/** SHA-256, as hexadecimal text, of all that a format read of a record, whatever the order of its keys in the body. */
function digestOf({ record, versions, ...read }: IncomingPaper): string {
  return createHash('sha256').update(JSON.stringify(read)).digest('hex');
}

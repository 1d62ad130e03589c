import { parseArxivId } from '@/features/papers/arxiv-id';
import { normaliseDoi } from '@/features/papers/doi';
import { editionRecordSchema, type PaperRecord, paperRecordSchema } from '@/features/papers/schema';
import type { Format, FormatOptions, IncomingPaper } from '../schema';
import { sniffJsonLines, splitJsonLines } from './json-lines';
import { describeProblem } from './problem';
import { type Reading, readRecords } from './records';

/** Broadsheet's own published record (`paperRecordSchema`): what the export writes. */
export const broadsheetJsonl: Format = {
  name: 'broadsheet-jsonl',
  title: "JSON Lines of Broadsheet's own record, as its export writes them",
  sniff: (head) =>
    sniffJsonLines(head, (value) => 'broadsheet' in value) || /^\s*\{\s*"broadsheet"\s*:/m.test(head),
  parse: (chunks, options) => readRecords(splitJsonLines(chunks), (value) => readLine(value, options)),
};

function readLine(value: unknown, options: FormatOptions): Reading {
  if (typeof value === 'object' && value !== null && 'edition' in value && !('title' in value)) {
    const { data, error } = editionRecordSchema.safeParse(value);
    if (!data) return { reason: describeProblem(error) };
    return { edition: { day: options.day ?? data.edition.day, curators: data.edition.curators ?? [] } };
  }
  const { data, error } = paperRecordSchema.safeParse(value);
  if (!data) return { reason: describeProblem(error) };
  const identity = identityOf(data);
  if ('reason' in identity) return identity;
  return { paper: { ...toPaper(data, options), ...identity, record: value as Record<string, unknown> } };
}

type Identity = Pick<IncomingPaper, 'arxivId' | 'arxivVersion' | 'doi' | 'aliases'>;

function identityOf(record: PaperRecord): Identity | { reason: string } {
  const arxiv = record.arxivId === null ? null : parseArxivId(record.arxivId);
  if (record.arxivId !== null && !arxiv) return { reason: 'arxivId: not an arXiv identifier' };
  const doi = record.doi === null ? null : normaliseDoi(record.doi);
  if (record.doi !== null && !doi) return { reason: 'doi: not a DOI' };
  const keys = [record.key, ...(record.aliases ?? [])].filter((key) => key !== null && key !== arxiv?.id);
  return {
    arxivId: arxiv?.id ?? null,
    arxivVersion: record.arxivVersion ?? arxiv?.version ?? null,
    doi,
    aliases: [...new Set(keys as string[])],
  };
}

function toPaper(
  record: PaperRecord,
  options: FormatOptions,
): Omit<IncomingPaper, keyof Identity | 'record'> {
  return {
    source: record.source ?? 'text',
    asOf: record.asOf?.at ?? null,
    title: record.title,
    abstract: record.abstract,
    summary: record.summary,
    comment: record.comment,
    journalRef: record.journalRef,
    organization: record.organization,
    keywords: record.keywords,
    authors: record.authors?.map((author) => ({ ...author, hidden: author.hidden ?? false })) ?? null,
    categories: record.categories && [...new Set(record.categories)],
    publishedAt: record.publishedAt,
    updatedAt: record.updatedAt?.at ?? null,
    withdrawnAt: record.withdrawnAt?.at ?? null,
    links: record.links ?? [],
    thumbnailUrl: record.thumbnailUrl,
    mediaUrls: record.mediaUrls,
    upvotes: record.upvotes,
    comments: record.comments,
    editions: editionsOf(record, options.day),
  };
}

/** A day asked for takes the place of all, with the submitter of that day, else of the first. */
function editionsOf(record: PaperRecord, day: string | null): IncomingPaper['editions'] {
  const editions = record.editions ?? [];
  if (day === null) return editions;
  const nearest = editions.find((edition) => edition.day === day) ?? editions[0];
  return [{ day, submittedBy: nearest?.submittedBy ?? null }];
}

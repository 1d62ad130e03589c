import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { parseArxivId } from '@/features/papers/arxiv-id';
import { citationTypes } from '@/features/papers/citations/formats';
import { getPaper, type PaperDetail } from '@/features/papers/queries';
import { clipText } from '@/lib/clip-text';
import { dayOf } from '@/lib/day';
import { env } from '@/lib/env';
import { readPaperKey } from './paper-key';

const DESCRIPTION_LENGTH = 200;

/** Once for a page and its metadata. */
const findPaper = cache(getPaper);

/** The paper at an address; redirects for good where it has moved, answers not found where it is unknown. */
export async function requirePaper(keySegments: string[]): Promise<PaperDetail> {
  const found = await findPaperAt(keySegments);
  if (!found) return notFound();
  return found.paper ?? permanentRedirect(`/papers/${found.movedTo}`);
}

/**
 * What is at an address (`hep-th/9901001` is two segments of it): the paper, the key it has now where this is a
 * former one or an arXiv id with a version behind it, or null.
 */
export async function findPaperAt(keySegments: string[]): ReturnType<typeof getPaper> {
  const key = readPaperKey(keySegments);
  if (key === null) return null;
  const found = await findPaper(key);
  if (found) return found;
  const unversioned = parseArxivId(key)?.id;
  if (!unversioned || unversioned === key) return null;
  const current = await findPaper(unversioned);
  return current && { paper: null, movedTo: current.movedTo ?? unversioned };
}

/** Title, description, the one address of a paper's page, and how it looks where it is shared. */
export async function paperMetadata(keySegments: string[]): Promise<Metadata> {
  const paper = await requirePaper(keySegments);
  const canonical = `/papers/${paper.key}`;
  const description = clipText(
    paper.summary ? paper.summary.text : (paper.abstractText ?? ''),
    DESCRIPTION_LENGTH,
  );
  const image = env().THUMBNAILS ? paper.thumbnailUrl : null;
  return {
    title: paper.titleText,
    description: description || undefined,
    authors: paper.authors.slice(0, 20).map((name) => ({ name })),
    alternates: {
      canonical,
      types: citationTypes(canonical),
    },
    openGraph: {
      type: 'article',
      title: paper.titleText,
      description: description || undefined,
      url: canonical,
      siteName: env().SITE_NAME,
      publishedTime: paper.publishedAt ? dayOf(paper.publishedAt) : undefined,
      authors: paper.authors.slice(0, 20),
      tags: paper.topics.map((topic) => topic.name),
      images: image ? [{ url: image }] : undefined,
    },
    twitter: { card: image ? 'summary_large_image' : 'summary' },
  };
}

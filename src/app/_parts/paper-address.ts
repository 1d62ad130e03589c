import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { parseArxivId } from '@/features/papers/arxiv-id';
import { getPaper, type PaperDetail } from '@/features/papers/queries';
import { dayOf } from '@/lib/day';
import { env } from '@/lib/env';

const DESCRIPTION_LENGTH = 200;

/** Once for a page and its metadata. */
const findPaper = cache(getPaper);

/**
 * The paper at an address (`hep-th/9901001` is two segments of it). A key it had before, or an arXiv id with a version
 * behind it, redirects for good; an unknown one answers not found.
 */
export async function requirePaper(keySegments: string[]): Promise<PaperDetail> {
  const key = keySegments.map(decodeURIComponent).join('/');
  const found = await findPaper(key);
  if (found?.paper) return found.paper;
  const unversioned = parseArxivId(key)?.id;
  const moved = found?.movedTo ?? (unversioned && unversioned !== key ? await currentKey(unversioned) : null);
  return moved ? permanentRedirect(`/papers/${moved}`) : notFound();
}

async function currentKey(key: string): Promise<string | null> {
  const found = await findPaper(key);
  return found && (found.movedTo ?? key);
}

/** Title, description, the one address of a paper's page, and how it looks where it is shared. */
export async function paperMetadata(keySegments: string[]): Promise<Metadata> {
  const paper = await requirePaper(keySegments);
  const canonical = `/papers/${paper.key}`;
  const description = clip(paper.summary ? paper.summary.text : (paper.abstractText ?? ''));
  const image = env().THUMBNAILS ? paper.thumbnailUrl : null;
  return {
    title: paper.titleText,
    description: description || undefined,
    authors: paper.authors.slice(0, 20).map((name) => ({ name })),
    alternates: { canonical },
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

function clip(text: string): string {
  return text.length > DESCRIPTION_LENGTH
    ? `${text.slice(0, DESCRIPTION_LENGTH).replace(/\s+\S*$/, '')}…`
    : text;
}

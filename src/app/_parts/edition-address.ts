import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLatestEditionDay } from '@/features/editions/queries';
import { parseSpan, type Span, spanHref, spanTitle } from '@/features/editions/span';
import { type DayRange, dayOf } from '@/lib/day';
import { env } from '@/lib/env';
import { listTypes } from './list-types';

/** What stands in the address of an edition: `latest` is the newest day; the page is in segments, if any. */
export type EditionAddress = { span: Span; name: string; pageSegments?: string[] };

export type EditionPlace = {
  range: DayRange;
  /** From 1. */
  page: number;
  /** At the site's front door. Before anything was featured that is today, which is empty. */
  latest: boolean;
};

/** The edition an address names. Answers not found where it names none. */
export async function requireEdition({ span, name, pageSegments }: EditionAddress): Promise<EditionPlace> {
  const latest = span === 'day' && name === 'latest';
  const day = latest ? ((await getLatestEditionDay()) ?? dayOf(new Date())) : null;
  const range = day ? { first: day, last: day } : parseSpan(span, name);
  return { range: range ?? notFound(), page: requirePage(pageSegments), latest };
}

/** The page number of an address, from 1; a list without one is on its first page. Answers not found for any other. */
export function requirePage(segments: string[] = ['1']): number {
  const [page = ''] = segments;
  return segments.length === 1 && /^[1-9]\d{0,3}$/.test(page) ? Number(page) : notFound();
}

/** Title, description and the one address an edition's page is known by. */
export async function editionMetadata(address: EditionAddress): Promise<Metadata> {
  const { range, page, latest } = await requireEdition(address);
  const title = spanTitle(address.span, range);
  return {
    title: latest
      ? { absolute: `${env().SITE_NAME}, ${title}` }
      : page > 1
        ? `${title}, page ${page}`
        : title,
    description: `Research papers featured ${address.span === 'day' ? `on ${title}` : `in ${title}`}, ranked by upvotes.`,
    alternates: {
      canonical: latest ? '/' : spanHref(address.span, range.first, page),
      types: listTypes(latest ? '/' : spanHref(address.span, range.first), latest ? env().SITE_NAME : title),
    },
    openGraph: { title },
  };
}

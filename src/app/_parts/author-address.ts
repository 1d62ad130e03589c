import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { authorHref } from '@/features/papers/author-href';
import { type AuthorPage, getAuthorPage } from '@/features/papers/author-papers/queries';
import { PAPER_LIMITS } from '@/features/papers/schema';
import { decodePath } from '@/lib/path-segment';
import { requirePage } from './edition-address';
import { listTypes } from './list-types';

/** The name that a segment of an address spells; null where no author can bear it. */
export function readAuthorName(segment: string): string | null {
  // A per cent sign that nothing follows is a name's own: Next has decoded this one once.
  const name = decodePath(segment) ?? segment;
  const isName = authorHref(name) !== null && name.length <= PAPER_LIMITS.name && !name.includes('\0');
  return isName ? name : null;
}

/** Once for a page and its metadata. */
const findAuthorPage = cache(getAuthorPage);

type AuthorAddress = { name: string; page?: string[] };

/** A page of an author's papers. Answers not found where no paper bears the name, or that page has none. */
export async function requireAuthorPage({
  name: segment,
  page: segments,
}: AuthorAddress): Promise<AuthorPage & { name: string }> {
  const name = readAuthorName(segment) ?? notFound();
  const found = await findAuthorPage(name, requirePage(segments));
  return found.papers.length === 0 ? notFound() : { ...found, name };
}

export async function authorMetadata(address: AuthorAddress): Promise<Metadata> {
  const { name, page } = await requireAuthorPage(address);
  const first = authorHref(name) ?? '';
  return {
    title: page > 1 ? `${name}, page ${page}` : name,
    description: `Research papers by authors of the name ${name}, newest first.`,
    alternates: {
      canonical: authorHref(name, page) ?? first,
      types: listTypes(first, `${name}, newest papers`),
    },
    openGraph: { title: name },
  };
}

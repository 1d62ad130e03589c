import type { Metadata } from 'next';
import { forAnybody } from '@/app/_parts/reader-marks';
import { SearchView, searchMetadata } from '@/app/_parts/search-view';
import { decodeQueryParam } from '@/features/search/schema';

// Rendered for anybody and kept; a change to a paper on it drops it.
export const revalidate = 60;
export const dynamicParams = true;

export function generateStaticParams() {
  return [];
}

type Props = { params: Promise<{ query: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return searchMetadata(decodeQueryParam((await params).query));
}

export default async function SearchPage({ params }: Props) {
  return <SearchView query={decodeQueryParam((await params).query)} marksOf={forAnybody} userId={null} />;
}

import type { Metadata } from 'next';
import { forViewer } from '@/app/_parts/reader-marks';
import { SearchView, searchMetadata } from '@/app/_parts/search-view';
import { getViewer } from '@/features/accounts/viewer';
import { decodeQueryParam } from '@/features/search/schema';

type Props = { params: Promise<{ query: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return searchMetadata(decodeQueryParam((await params).query));
}

export default async function SearchPage({ params }: Props) {
  const [{ query }, userId] = await Promise.all([params, getViewer()]);
  return <SearchView query={decodeQueryParam(query)} marksOf={forViewer} userId={userId} />;
}

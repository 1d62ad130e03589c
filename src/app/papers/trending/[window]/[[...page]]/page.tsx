import type { Metadata } from 'next';
import { requirePage } from '@/app/_parts/edition-address';
import { forAnybody } from '@/app/_parts/reader-marks';
import { TrendingView, trendingMetadata } from '@/app/_parts/trending-view';

// Rendered for anybody and kept; a change to a paper on it drops it.
export const revalidate = 60;
export const dynamicParams = true;

export function generateStaticParams() {
  return [];
}

type Props = { params: Promise<{ window: string; page?: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { window, page } = await params;
  return trendingMetadata({ window, page: requirePage(page) });
}

export default async function TrendingPage({ params }: Props) {
  const { window, page } = await params;
  return <TrendingView window={window} page={requirePage(page)} marksOf={forAnybody} />;
}

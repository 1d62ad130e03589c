import type { Metadata } from 'next';
import { requirePage } from '@/app/_parts/edition-address';
import { forViewer } from '@/app/_parts/reader-marks';
import { TrendingView, trendingMetadata } from '@/app/_parts/trending-view';

type Props = { params: Promise<{ window: string; page?: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { window, page } = await params;
  return trendingMetadata({ window, page: requirePage(page) });
}

export default async function TrendingPage({ params }: Props) {
  const { window, page } = await params;
  return <TrendingView window={window} page={requirePage(page)} marksOf={forViewer} />;
}

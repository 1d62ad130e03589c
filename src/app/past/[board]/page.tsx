import type { Metadata } from 'next';
import { PastView, pastMetadata } from '@/app/_parts/past-view';
import { forAnybody } from '@/app/_parts/reader-marks';
import { decodePast } from '@/features/editions/past/schema';

// `/papers/trending?at=…` and the like are rewritten to here. Rendered for anybody and kept.
export const revalidate = 60;
export const dynamicParams = true;

export function generateStaticParams() {
  return [];
}

type Props = { params: Promise<{ board: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return pastMetadata(decodePast((await params).board));
}

export default async function PastPage({ params }: Props) {
  return <PastView search={decodePast((await params).board)} marksOf={forAnybody} />;
}

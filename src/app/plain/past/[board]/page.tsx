import type { Metadata } from 'next';
import { PastView, pastMetadata } from '@/app/_parts/past-view';
import { forViewer } from '@/app/_parts/reader-marks';
import { decodePast } from '@/features/editions/past/schema';

type Props = { params: Promise<{ board: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return pastMetadata(decodePast((await params).board));
}

export default async function PastPage({ params }: Props) {
  return <PastView search={decodePast((await params).board)} marksOf={forViewer} />;
}

import type { Metadata } from 'next';
import { editionMetadata, requireEdition } from '@/app/_parts/edition-address';
import { EditionView } from '@/app/_parts/edition-view';
import { forViewer } from '@/app/_parts/reader-marks';

type Props = { params: Promise<{ month: string; page?: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { month, page } = await params;
  return editionMetadata({ span: 'month', name: month, pageSegments: page });
}

export default async function MonthPage({ params }: Props) {
  const { month, page } = await params;
  const place = await requireEdition({ span: 'month', name: month, pageSegments: page });
  return <EditionView span="month" {...place} marksOf={forViewer} />;
}

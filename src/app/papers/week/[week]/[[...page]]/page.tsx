import type { Metadata } from 'next';
import { editionMetadata, requireEdition } from '@/app/_parts/edition-address';
import { EditionView } from '@/app/_parts/edition-view';
import { forAnybody } from '@/app/_parts/reader-marks';

// Rendered for anybody and kept; a change to a paper on it drops it.
export const revalidate = 60;
export const dynamicParams = true;

export function generateStaticParams() {
  return [];
}

type Props = { params: Promise<{ week: string; page?: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { week, page } = await params;
  return editionMetadata({ span: 'week', name: week, pageSegments: page });
}

export default async function WeekPage({ params }: Props) {
  const { week, page } = await params;
  const place = await requireEdition({ span: 'week', name: week, pageSegments: page });
  return <EditionView span="week" {...place} marksOf={forAnybody} />;
}

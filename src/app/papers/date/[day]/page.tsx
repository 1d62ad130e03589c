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

type Props = { params: Promise<{ day: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { day } = await params;
  return editionMetadata({ span: 'day', name: day });
}

export default async function DayPage({ params }: Props) {
  const { day } = await params;
  const place = await requireEdition({ span: 'day', name: day });
  return <EditionView span="day" {...place} marksOf={forAnybody} />;
}

import type { Metadata } from 'next';
import { paperMetadata, requirePaper } from '@/app/_parts/paper-address';
import { PaperView } from '@/app/_parts/paper-view';
import { forViewer } from '@/app/_parts/reader-marks';

type Props = { params: Promise<{ key: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return paperMetadata((await params).key);
}

export default async function PaperPage({ params }: Props) {
  const paper = await requirePaper((await params).key);
  return <PaperView paper={paper} marksOf={forViewer} />;
}

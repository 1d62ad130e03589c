import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { paperMetadata, requirePaper } from '@/app/_parts/paper-address';
import { PaperView } from '@/app/_parts/paper-view';
import { forViewer } from '@/app/_parts/reader-marks';
import { getViewer } from '@/features/accounts/viewer';
import { recordRead } from '@/features/reads/mutations';
import { isPrefetch } from '@/features/reads/prefetch';

type Props = { params: Promise<{ key: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return paperMetadata((await params).key);
}

export default async function PaperPage({ params }: Props) {
  const paper = await requirePaper((await params).key);
  const viewerId = await getViewer();
  // Its browser runs no script that could tell of it.
  if (viewerId && !isPrefetch(await headers())) await recordRead(viewerId, paper.id);
  return <PaperView paper={paper} marksOf={forViewer} />;
}

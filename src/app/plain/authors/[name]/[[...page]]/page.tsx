import type { Metadata } from 'next';
import { authorMetadata, requireAuthorPage } from '@/app/_parts/author-address';
import { AuthorView } from '@/app/_parts/author-view';
import { forViewer } from '@/app/_parts/reader-marks';

type Props = { params: Promise<{ name: string; page?: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return authorMetadata(await params);
}

export default async function AuthorPage({ params }: Props) {
  return <AuthorView {...(await requireAuthorPage(await params))} marksOf={forViewer} />;
}

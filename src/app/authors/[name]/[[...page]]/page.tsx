import type { Metadata } from 'next';
import { authorMetadata, requireAuthorPage } from '@/app/_parts/author-address';
import { AuthorView } from '@/app/_parts/author-view';
import { forAnybody } from '@/app/_parts/reader-marks';

// Rendered for anybody and kept; a change to a paper on it drops it.
export const revalidate = 60;
export const dynamicParams = true;

export function generateStaticParams() {
  return [];
}

type Props = { params: Promise<{ name: string; page?: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return authorMetadata(await params);
}

export default async function AuthorPage({ params }: Props) {
  return <AuthorView {...(await requireAuthorPage(await params))} marksOf={forAnybody} />;
}

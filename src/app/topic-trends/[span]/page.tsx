import { notFound } from 'next/navigation';
import { TrendsView, trendsMetadata } from '@/app/_parts/trends-view';

// `/trends` is rewritten to here, so that the build does not render it. Rendered for anybody and kept.
export const revalidate = 60;
export const dynamicParams = true;

export function generateStaticParams() {
  return [];
}

export const metadata = trendsMetadata;

export default async function TrendsPage({ params }: { params: Promise<{ span: string }> }) {
  if ((await params).span !== 'lately') notFound();
  return <TrendsView />;
}

import type { Metadata } from 'next';
import { TopicsView, topicsMetadata } from '@/app/_parts/topics-view';
import { decodeTopicSearch } from '@/features/topics/schema';

// `/topics` and `/topics?q=…` are rewritten to here. Rendered for anybody and kept.
export const revalidate = 60;
export const dynamicParams = true;

export function generateStaticParams() {
  return [];
}

type Props = { params: Promise<{ search: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return topicsMetadata(decodeTopicSearch((await params).search));
}

export default async function TopicsPage({ params }: Props) {
  return <TopicsView search={decodeTopicSearch((await params).search)} />;
}

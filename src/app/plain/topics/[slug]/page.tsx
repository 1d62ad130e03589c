import type { Metadata } from 'next';
import { forViewer } from '@/app/_parts/reader-marks';
import { requireTopic, topicMetadata } from '@/app/_parts/topic-address';
import { TopicView } from '@/app/_parts/topic-view';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return topicMetadata((await params).slug);
}

export default async function TopicPage({ params }: Props) {
  const topic = await requireTopic((await params).slug);
  return <TopicView topic={topic} marksOf={forViewer} />;
}

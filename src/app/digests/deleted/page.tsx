import type { Metadata } from 'next';
import { NoticePage } from '@/app/_parts/notice-page';
import { ButtonLink } from '@/ui/button';

export const metadata: Metadata = { title: 'Deleted', robots: { index: false, follow: false } };

export default function DeletedPage() {
  return (
    <NoticePage
      title="Everything is deleted"
      lead="Your address, what you followed and what you were sent are gone from here. You get no more mail."
    >
      <ButtonLink href="/">Today’s papers</ButtonLink>
    </NoticePage>
  );
}

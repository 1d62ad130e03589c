import type { Metadata } from 'next';
import { NoticePage } from '@/app/_parts/notice-page';
import { PENDING_DAYS } from '@/features/digests/cadence';
import { ButtonLink } from '@/ui/button';

export const metadata: Metadata = { title: 'Look into your inbox', robots: { index: false, follow: false } };

/** Where whoever subscribed is led, whatever their address is here: the page knows nothing of it. */
export default function AskedPage() {
  return (
    <NoticePage
      title="Look into your inbox"
      lead={`If that address is not subscribed yet, a mail is on its way that asks you to confirm. It comes once, and is good for ${PENDING_DAYS} days; look among the unwanted mail too.`}
    >
      <ButtonLink href="/">Today’s papers</ButtonLink>
    </NoticePage>
  );
}

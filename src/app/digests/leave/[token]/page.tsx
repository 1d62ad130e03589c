import type { Metadata } from 'next';
import { NoticePage } from '@/app/_parts/notice-page';
import { linkPath, readLink } from '@/features/digests/links';
import { subjectSentence } from '@/features/digests/subject';
import { getLeaving } from '@/features/digests/subscribing/queries';
import { Button, ButtonLink } from '@/ui/button';

// About one subscription: rendered when it is opened, kept nowhere.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = { title: 'Unsubscribe', robots: { index: false, follow: false } };

type Props = { params: Promise<{ token: string }> };

/** Where the link to unsubscribe leads a person to. Opening it changes nothing; its button posts to that link. */
export default async function LeavePage({ params }: Props) {
  const link = readLink('unsubscribe', (await params).token);
  const subscription = await getLeaving(link);
  if (!link || !subscription || subscription.unsubscribedAt) {
    return (
      <NoticePage title="You are unsubscribed" lead="You get no more of these mails.">
        <ButtonLink href="/digests">Papers by mail</ButtonLink>
        <ButtonLink href="/">Today’s papers</ButtonLink>
      </NoticePage>
    );
  }
  return (
    <NoticePage
      title="Unsubscribe?"
      lead={`You get ${subjectSentence(subscription.subject)} at ${subscription.address}.`}
    >
      <form method="post" action={linkPath('unsubscribe', link)}>
        <input type="hidden" name="from" value="page" />
        <Button type="submit" tone="primary">
          Unsubscribe
        </Button>
      </form>
    </NoticePage>
  );
}

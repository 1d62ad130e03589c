import type { Metadata } from 'next';
import { DeadLinkPage } from '@/app/_parts/dead-link-page';
import { NoticePage } from '@/app/_parts/notice-page';
import { confirm } from '@/features/digests/actions';
import { readLink } from '@/features/digests/links';
import { subjectSentence } from '@/features/digests/subject';
import { getRequest } from '@/features/digests/subscribing/queries';
import { Button } from '@/ui/button';

// About one request for mail: rendered when it is opened, kept nowhere.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = { title: 'Confirm', robots: { index: false, follow: false } };

type Props = { params: Promise<{ token: string }> };

/** Opening it changes nothing, since programs that look for harm in mails open every link: the button does. */
export default async function ConfirmPage({ params }: Props) {
  const { token } = await params;
  const request = await getRequest(readLink('confirm', token), new Date());
  if (!request) {
    return (
      <DeadLinkPage lead="The request was too long ago, or has been taken back. You may subscribe anew." />
    );
  }
  return (
    <NoticePage
      title="One click, and it begins"
      lead={`You get ${subjectSentence(request.subject)} ${request.cadence === 'daily' ? 'once a day' : 'once a week'} at ${request.address}.`}
    >
      <form action={confirm}>
        <input type="hidden" name="token" value={token} />
        <Button type="submit" tone="primary">
          Confirm my subscription
        </Button>
      </form>
    </NoticePage>
  );
}

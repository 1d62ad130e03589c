import { ButtonLink } from '@/ui/button';
import { NoticePage } from './notice-page';

/** For a link of a mail that leads nowhere any more. `lead` says why, and what to do. */
export function DeadLinkPage({ lead }: { lead: string }) {
  return (
    <NoticePage title="This link is no longer good" lead={lead}>
      <ButtonLink href="/digests">Papers by mail</ButtonLink>
    </NoticePage>
  );
}

import type { Metadata } from 'next';
import { AdminPage } from '@/app/_parts/admin-page';
import { AdminSection } from '@/app/_parts/admin-section';
import { requireAdministrator } from '@/features/accounts/administrator';
import { DigestCounts } from '@/features/digests/administration/components/digest-counts';
import { FailureTable } from '@/features/digests/administration/components/failure-table';
import { PausedTable } from '@/features/digests/administration/components/paused-table';
import { ReturnForm } from '@/features/digests/administration/components/return-form';
import { RunTable } from '@/features/digests/administration/components/run-table';
import { TestForm } from '@/features/digests/administration/components/test-form';
import { Unheard } from '@/features/digests/administration/components/unheard';
import { getDigestOverview } from '@/features/digests/administration/queries';
import { mailSettings } from '@/lib/mail/settings';
import { buttonClass } from '@/ui/button';

export const metadata: Metadata = { title: 'Digests' };

export default async function DigestsPage() {
  await requireAdministrator();
  const { states, silences, runs, failures, unheard, paused } = await getDigestOverview(new Date());
  const { smtp, outbox, from, bounceAddress } = mailSettings();
  return (
    <AdminPage
      title="Digests"
      lead={
        smtp
          ? `Mail goes to ${smtp.host}:${smtp.port} from ${from.address}; what cannot be delivered comes back to ${bounceAddress}.`
          : `There is no mail server (SMTP_URL): every mail becomes a file in ${outbox}.`
      }
    >
      <AdminSection title="Subscriptions">
        <DigestCounts states={states} silences={silences} />
      </AdminSection>
      <AdminSection title="The last two weeks">
        <RunTable runs={runs} />
      </AdminSection>
      <AdminSection title="Mails that were not accepted">
        <FailureTable failures={failures} />
        <Unheard count={unheard} />
      </AdminSection>
      <AdminSection title="Paused">
        <PausedTable paused={paused} />
      </AdminSection>
      <AdminSection title="What came back">
        <ReturnForm />
      </AdminSection>
      <AdminSection title="Look at today’s">
        <p className="flex flex-wrap gap-2.5 py-3">
          {['html', 'text'].map((format) => (
            <a key={format} href={`/admin/digests/preview?format=${format}`} className={buttonClass()}>
              As {format === 'html' ? 'HTML' : 'plain text'}
            </a>
          ))}
        </p>
        <TestForm />
      </AdminSection>
    </AdminPage>
  );
}

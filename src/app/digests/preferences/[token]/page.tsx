import type { Metadata } from 'next';
import { DeadLinkPage } from '@/app/_parts/dead-link-page';
import { PageFrame } from '@/app/_parts/page-frame';
import { EverythingStored } from '@/features/digests/components/everything-stored';
import { IssueList } from '@/features/digests/components/issue-list';
import { TimeZoneList } from '@/features/digests/components/schedule-fields';
import { SubscriptionSettings } from '@/features/digests/components/subscription-settings';
import { linkPath, readLink } from '@/features/digests/links';
import { getPreferences, listIssues } from '@/features/digests/preferences/queries';
import { dayOf } from '@/lib/day';
import { dayText } from '@/lib/day-text';
import { countText } from '@/lib/number-text';

// One subscriber's own page: rendered for every request, kept nowhere.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = { title: 'Your mail', robots: { index: false, follow: false } };

const ISSUES_SHOWN = 30;

const DONE: Record<string, string> = {
  confirmed: 'It is confirmed. The first mail comes when it is due and there is something new.',
  changed: 'Saved.',
  paused: 'It is paused until you resume it.',
  resumed: 'You get it again.',
  unsubscribed: 'You are unsubscribed.',
  links: 'The older links to this page are no longer good.',
};

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function PreferencesPage({ params, searchParams }: Props) {
  const [{ token }, { done }] = await Promise.all([params, searchParams]);
  const preferences = await getPreferences(readLink('preferences', token));
  if (!preferences) {
    return (
      <DeadLinkPage lead="Its subscriber ended it, or had everything deleted. The newest mail from here has a link that is good." />
    );
  }
  const { address, createdAt, subscriptions, paperCount, id } = preferences;
  const issues = await listIssues(id, ISSUES_SHOWN);
  const said = typeof done === 'string' && Object.hasOwn(DONE, done) ? DONE[done] : null;
  return (
    <PageFrame digest={null}>
      <h1 className="mt-7 mb-1.5 font-serif text-lead font-medium tracking-[-0.02em]">Your mail</h1>
      <p className="text-soft wrap-anywhere">What {address} gets from here, and when.</p>
      {said && (
        <p role="status" className="mt-4 border-l-2 border-edge pl-3 text-soft">
          {said}
        </p>
      )}
      {subscriptions.map((subscription) => (
        <SubscriptionSettings key={subscription.id} token={token} subscription={subscription} />
      ))}
      <TimeZoneList />
      <section aria-labelledby="issues" className="max-w-measure py-6">
        <h2 id="issues" className="mb-2 font-serif text-xl font-medium">
          The newest mails
        </h2>
        <IssueList
          issues={issues.map(({ id: issueId, period, outcome }) => ({
            id: issueId,
            period,
            outcome,
            href: outcome === 'sent' ? linkPath('issue', { id: issueId, version: 1 }) : null,
          }))}
        />
      </section>
      <section aria-labelledby="stored" className="border-t py-6">
        <h2 id="stored" className="mb-2 font-serif text-xl font-medium">
          What is stored of you
        </h2>
        <p className="mb-4 max-w-measure text-pretty text-soft">
          Your address, since {dayText(dayOf(createdAt))}; the subscriptions above; and that you were sent{' '}
          {countText(paperCount, 'paper')}, so that none comes twice. Whoever has a mail of yours can open
          this page by its link.
        </p>
        <EverythingStored token={token} dataHref={`/digests/preferences/${token}/data`} />
      </section>
    </PageFrame>
  );
}

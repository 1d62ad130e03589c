import { dayOf } from '@/lib/day';
import { dayText } from '@/lib/day-text';
import { Button } from '@/ui/button';
import { changeSubscription } from '../actions';
import type { SubscriptionView } from '../preferences/queries';
import { subjectTitle } from '../subject';
import { CadenceChoice } from './cadence-choice';
import { ScheduleFields } from './schedule-fields';
import { StateButton } from './state-button';
import { SubjectChoice } from './subject-choice';
import { TimeZoneField } from './time-zone-field';

type Props = { token: string; subscription: SubscriptionView };

/** One subscription: how it stands, what can be changed of it, and how to end it. */
export function SubscriptionSettings({ token, subscription }: Props) {
  const { id, subject, cadence, hour, timeZone, paperCount, unsubscribedAt } = subscription;
  const name = subjectTitle(subject);
  return (
    <section aria-labelledby={`subscription-${id}`} className="border-b py-6">
      <h2 id={`subscription-${id}`} className="font-serif text-xl font-medium wrap-anywhere">
        {name}
      </h2>
      <p className="mb-4 text-sm text-soft">{stateText(subscription)}</p>
      {!unsubscribedAt && (
        <form action={changeSubscription} className="mb-4 max-w-measure space-y-3">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="subscriptionId" value={id} />
          <SubjectChoice subject={subject} bookmarks={subject.kind === 'bookmarks'} />
          <CadenceChoice chosen={cadence} />
          <ScheduleFields hour={hour} paperCount={paperCount} zone={<TimeZoneField timeZone={timeZone} />} />
          <Button type="submit" aria-label={`Save: ${name}`}>
            Save
          </Button>
        </form>
      )}
      <div className="flex flex-wrap gap-2.5">
        {actionsOf(subscription).map(({ state, label }) => (
          <StateButton
            key={state}
            token={token}
            subscriptionId={id}
            state={state}
            label={label}
            name={name}
          />
        ))}
      </div>
    </section>
  );
}

function actionsOf({ confirmedAt, pausedAt, unsubscribedAt }: SubscriptionView) {
  const leave = { state: 'unsubscribed', label: 'Unsubscribe' } as const;
  if (!confirmedAt) return [{ state: 'confirmed', label: 'Confirm' } as const, leave];
  if (unsubscribedAt) return [{ state: 'resumed', label: 'Subscribe again' } as const];
  if (pausedAt) return [{ state: 'resumed', label: 'Resume' } as const, leave];
  return [{ state: 'paused', label: 'Pause' } as const, leave];
}

const PAUSES = {
  asked: 'by you',
  bounced: 'because mail to your address came back',
  reader_gone: 'because the bookmarks it followed are gone',
} as const;

function stateText({
  confirmedAt,
  pausedAt,
  pauseReason,
  unsubscribedAt,
  dueAt,
  timeZone,
}: SubscriptionView) {
  if (unsubscribedAt) return `Unsubscribed on ${dayText(dayOf(unsubscribedAt))}.`;
  if (!confirmedAt) return 'Asked for, and not confirmed yet.';
  if (pausedAt) return `Paused on ${dayText(dayOf(pausedAt))} ${PAUSES[pauseReason ?? 'asked']}.`;
  return dueAt ? `The next one comes ${dueText(dueAt, timeZone)}.` : 'None is due.';
}

function dueText(dueAt: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  }).format(dueAt);
}

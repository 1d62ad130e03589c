import { Button } from '@/ui/button';
import { Link } from '@/ui/link';
import { subscribe } from '../actions';
import { DEFAULTS } from '../schema';
import { type NamedSubject, subscribeHref } from '../subject';
import { CadenceChoice } from './cadence-choice';
import { SubjectFields } from './subject-fields';
import { TimeZoneInput } from './time-zone-input';

/** An address and how often: the rest can be chosen later, or on the page that the link leads to. */
export function SubscribeForm({ subject }: { subject: NamedSubject }) {
  return (
    <form action={subscribe}>
      <SubjectFields subject={subject} />
      <TimeZoneInput />
      <div className="flex">
        <label className="min-w-0 flex-1">
          <span className="sr-only">Your e-mail address</span>
          <input
            type="email"
            name="address"
            required
            maxLength={254}
            autoComplete="email"
            placeholder="you@lab.org"
            className="min-h-11 w-full min-w-0 rounded-l border border-r-0 border-edge bg-raised px-3 text-base text-ink"
          />
        </label>
        <Button type="submit" tone="strong" className="rounded-l-none">
          Subscribe
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-x-5 text-sm">
        <CadenceChoice chosen={DEFAULTS.cadence} />
        <Link
          href={subscribeHref(subject)}
          className="inline-flex min-h-11 items-center text-soft underline underline-offset-3"
        >
          More choices
        </Link>
      </div>
    </form>
  );
}

import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { subscribe } from '../actions';
import { DEFAULTS } from '../schema';
import type { Subject } from '../subject';
import { CadenceChoice } from './cadence-choice';
import { ScheduleFields, TimeZoneList } from './schedule-fields';
import { SubjectChoice } from './subject-choice';
import { OwnTimeZoneField } from './time-zone-input';

/** All there is to choose when subscribing. `timeZone`: the site's, where the browser cannot say. */
export function FullSubscribeForm({ subject, timeZone }: { subject: Subject; timeZone: string }) {
  return (
    <form action={subscribe} className="max-w-measure space-y-4 py-4">
      <Field
        label="Your e-mail address"
        type="email"
        name="address"
        required
        maxLength={254}
        autoComplete="email"
        placeholder="you@lab.org"
      />
      <SubjectChoice subject={subject} bookmarks={subject.kind === 'bookmarks'} />
      <CadenceChoice chosen={DEFAULTS.cadence} />
      <ScheduleFields
        hour={DEFAULTS.hour}
        paperCount={DEFAULTS.paperCount}
        zone={<OwnTimeZoneField siteZone={timeZone} />}
      />
      <TimeZoneList />
      <Button type="submit" tone="primary">
        Subscribe
      </Button>
    </form>
  );
}

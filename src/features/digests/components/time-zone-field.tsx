import { Field } from '@/ui/field';

/** Of the list that `TimeZoneList` is, once on a page. */
export const ZONES_ID = 'time-zones';

/** A time zone by its name, completed while it is typed. */
export function TimeZoneField({ timeZone }: { timeZone: string }) {
  return (
    <Field
      label="Time zone"
      name="timeZone"
      defaultValue={timeZone}
      list={ZONES_ID}
      required
      maxLength={60}
      autoComplete="off"
      spellCheck={false}
    />
  );
}

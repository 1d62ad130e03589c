import { Field } from '@/ui/field';
import { SelectField } from '@/ui/select-field';
import { PAPER_COUNTS } from '../schema';

const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: hour, label: `${hour}:00` }));
const ZONES_ID = 'time-zones';

type ScheduleFieldsProps = { hour: number; timeZone: string; paperCount: number };

/** When and how much. The zones are offered by `TimeZoneList`, once on a page. */
export function ScheduleFields({ hour, timeZone, paperCount }: ScheduleFieldsProps) {
  const counts = [...new Set([...PAPER_COUNTS, paperCount])].sort((one, other) => one - other);
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-[8rem_minmax(0,1fr)_8rem]">
      <SelectField label="Hour" name="hour" defaultValue={hour} options={HOURS} />
      <SelectField
        label="Papers at most"
        name="paperCount"
        defaultValue={paperCount}
        options={counts.map((count) => ({ value: count, label: String(count) }))}
        className="sm:order-last"
      />
      <div className="col-span-2 flex sm:order-none sm:col-span-1">
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
      </div>
    </div>
  );
}

/** All zones that this machine knows, for the fields to complete. */
export function TimeZoneList() {
  return (
    <datalist id={ZONES_ID}>
      {['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => (
        <option key={zone} value={zone} />
      ))}
    </datalist>
  );
}

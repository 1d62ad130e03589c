import type { ReactNode } from 'react';
import { SelectField } from '@/ui/select-field';
import { PAPER_COUNTS } from '../schema';
import { ZONES_ID } from './time-zone-field';

const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: hour, label: `${hour}:00` }));

/** `zone`: the field for it. */
type ScheduleFieldsProps = { hour: number; zone: ReactNode; paperCount: number };

/** When and how much. */
export function ScheduleFields({ hour, zone, paperCount }: ScheduleFieldsProps) {
  const counts = [...new Set([...PAPER_COUNTS, paperCount])].sort((one, other) => one - other);
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-[minmax(0,1fr)_8rem_8rem]">
      <div className="col-span-2 flex sm:col-span-1">{zone}</div>
      <SelectField label="Hour" name="hour" defaultValue={hour} options={HOURS} />
      <SelectField
        label="Papers at most"
        name="paperCount"
        defaultValue={paperCount}
        options={counts.map((count) => ({ value: count, label: String(count) }))}
      />
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

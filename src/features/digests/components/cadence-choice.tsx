import type { Cadence } from '../cadence';

const CHOICES: { cadence: Cadence; label: string }[] = [
  { cadence: 'daily', label: 'Every day' },
  { cadence: 'weekly', label: 'On Mondays' },
];

/** How often, as two radio buttons side by side. */
export function CadenceChoice({ chosen }: { chosen: Cadence }) {
  return (
    <fieldset className="flex flex-wrap gap-x-5">
      <legend className="sr-only">How often</legend>
      {CHOICES.map(({ cadence, label }) => (
        <label key={cadence} className="flex min-h-11 items-center gap-2">
          <input
            type="radio"
            name="cadence"
            value={cadence}
            defaultChecked={cadence === chosen}
            className="size-4.5 accent-ink"
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

import { AnsweredForm } from '@/ui/answered-form';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { createKey } from '../actions';
import { KEY_DAYS, KEY_NAME_LENGTH, type KeyScope } from '../schema';

const SCOPES: { scope: KeyScope; label: string }[] = [
  { scope: 'ingest', label: 'Take papers in' },
  { scope: 'admin', label: 'Administer (and take papers in)' },
];

/** Makes a key, and shows it this once. */
export function KeyForm() {
  return (
    <AnsweredForm action={createKey} className="max-w-measure space-y-4 py-2" emptied>
      <div className="flex flex-wrap items-end gap-4">
        <Field label="Name" name="name" required maxLength={KEY_NAME_LENGTH} placeholder="nightly import" />
        <Field
          label="Expires after days (empty: never)"
          name="days"
          type="number"
          min={KEY_DAYS.min}
          max={KEY_DAYS.max}
        />
      </div>
      <fieldset>
        <legend className="text-sm text-soft">What it is for</legend>
        {SCOPES.map(({ scope, label }) => (
          <label key={scope} className="flex min-h-11 w-fit items-center gap-2.5">
            <input
              type="checkbox"
              name={`scope-${scope}`}
              defaultChecked={scope === 'ingest'}
              className="size-4.5 accent-ink"
            />
            {label}
          </label>
        ))}
      </fieldset>
      <Button type="submit">Make a key</Button>
    </AnsweredForm>
  );
}

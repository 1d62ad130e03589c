import { Button } from '@/ui/button';
import { Field } from '@/ui/field';

type InstantFormProps = {
  /** The address of the board as it is now. */
  action: string;
  /** Before it nothing is known. */
  first: Date;
  /** What the field holds. */
  instant?: Date;
};

/** Asks for a board as it was at an instant, which browsers give without a zone and which is read as UTC. */
export function InstantForm({ action, first, instant }: InstantFormProps) {
  return (
    <form action={action} className="flex items-end gap-2">
      <Field
        label="As it was at (UTC)"
        type="datetime-local"
        name="at"
        required
        min={fieldText(first)}
        defaultValue={instant && fieldText(instant)}
      />
      <Button type="submit">Go</Button>
    </form>
  );
}

/** "2026-11-01T08:00" */
function fieldText(instant: Date): string {
  return instant.toISOString().slice(0, 16);
}

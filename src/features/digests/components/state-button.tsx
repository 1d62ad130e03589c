import { Button } from '@/ui/button';
import { setState } from '../actions';
import type { StateInput } from '../schema';

type StateButtonProps = StateInput & { label: string; name: string };

/** Brings a subscription into a state; `name` says which one, to whoever hears only the button. */
export function StateButton({ token, subscriptionId, state, label, name }: StateButtonProps) {
  return (
    <form action={setState}>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="subscriptionId" value={subscriptionId} />
      <input type="hidden" name="state" value={state} />
      <Button type="submit" aria-label={`${label}: ${name}`}>
        {label}
      </Button>
    </form>
  );
}

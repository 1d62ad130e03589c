import { AnsweredForm } from '@/ui/answered-form';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { sendTest } from '../actions';

/** Sends the day's digest to one address. */
export function TestForm() {
  return (
    <AnsweredForm action={sendTest} className="max-w-measure space-y-3 py-3">
      <Field label="Send it to" type="email" name="address" required maxLength={254} />
      <Button type="submit">Send a test</Button>
    </AnsweredForm>
  );
}

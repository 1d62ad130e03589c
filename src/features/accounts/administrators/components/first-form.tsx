import { AnsweredForm } from '@/ui/answered-form';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { becomeFirst } from '../actions';
import { EmailField, NewPasswordField } from './credential-fields';

export function FirstForm() {
  return (
    <AnsweredForm action={becomeFirst} className="space-y-4">
      <Field
        label="Code"
        name="code"
        autoComplete="one-time-code"
        required
        maxLength={200}
        spellCheck={false}
      />
      <EmailField />
      <NewPasswordField label="Password" name="password" />
      <Button type="submit" tone="primary">
        Become the administrator
      </Button>
    </AnsweredForm>
  );
}

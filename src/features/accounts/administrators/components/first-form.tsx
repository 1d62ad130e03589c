import { AnsweredForm } from '@/ui/answered-form';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { becomeFirst } from '../actions';
import { PASSWORD_LENGTH } from '../schema';

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
      <Field
        label="E-mail address"
        type="email"
        name="email"
        autoComplete="username"
        required
        maxLength={254}
      />
      <Field
        label={`Password, ${PASSWORD_LENGTH.min} characters or more`}
        type="password"
        name="password"
        autoComplete="new-password"
        required
        minLength={PASSWORD_LENGTH.min}
        maxLength={PASSWORD_LENGTH.max}
      />
      <Button type="submit" tone="primary">
        Become the administrator
      </Button>
    </AnsweredForm>
  );
}

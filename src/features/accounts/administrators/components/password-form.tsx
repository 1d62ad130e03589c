import { AnsweredForm } from '@/ui/answered-form';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { changePassword } from '../actions';
import { PASSWORD_LENGTH } from '../schema';

export function PasswordForm() {
  return (
    <AnsweredForm action={changePassword} className="max-w-[24rem] space-y-4 py-2" emptied>
      <Field
        label="Current password"
        type="password"
        name="current"
        autoComplete="current-password"
        required
        maxLength={PASSWORD_LENGTH.max}
      />
      <Field
        label={`New password, ${PASSWORD_LENGTH.min} characters or more`}
        type="password"
        name="next"
        autoComplete="new-password"
        required
        minLength={PASSWORD_LENGTH.min}
        maxLength={PASSWORD_LENGTH.max}
      />
      <Button type="submit">Change the password</Button>
    </AnsweredForm>
  );
}

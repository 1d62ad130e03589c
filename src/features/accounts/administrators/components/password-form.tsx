import { AnsweredForm } from '@/ui/answered-form';
import { Button } from '@/ui/button';
import { changePassword } from '../actions';
import { NewPasswordField, PasswordField } from './credential-fields';

export function PasswordForm() {
  return (
    <AnsweredForm action={changePassword} className="max-w-[24rem] space-y-4 py-2" emptied>
      <PasswordField label="Current password" name="current" />
      <NewPasswordField label="New password" name="next" />
      <Button type="submit">Change the password</Button>
    </AnsweredForm>
  );
}

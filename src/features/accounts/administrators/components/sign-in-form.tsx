import { AnsweredForm } from '@/ui/answered-form';
import { Button } from '@/ui/button';
import { signIn } from '../actions';
import { EmailField, PasswordField } from './credential-fields';

/** `to`: the page that was asked for. */
export function SignInForm({ to }: { to: string }) {
  return (
    <AnsweredForm action={signIn} className="space-y-4">
      <input type="hidden" name="to" value={to} />
      <EmailField />
      <PasswordField label="Password" name="password" />
      <Button type="submit" tone="primary">
        Sign in
      </Button>
    </AnsweredForm>
  );
}

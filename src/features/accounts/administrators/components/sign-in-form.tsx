import { AnsweredForm } from '@/ui/answered-form';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { signIn } from '../actions';
import { PASSWORD_LENGTH } from '../schema';

/** `to`: the page that was asked for. */
export function SignInForm({ to }: { to: string }) {
  return (
    <AnsweredForm action={signIn} className="space-y-4">
      <input type="hidden" name="to" value={to} />
      <Field
        label="E-mail address"
        type="email"
        name="email"
        autoComplete="username"
        required
        maxLength={254}
      />
      <Field
        label="Password"
        type="password"
        name="password"
        autoComplete="current-password"
        required
        maxLength={PASSWORD_LENGTH.max}
      />
      <Button type="submit" tone="primary">
        Sign in
      </Button>
    </AnsweredForm>
  );
}

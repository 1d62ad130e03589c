import { Field } from '@/ui/field';
import { EMAIL_LENGTH, PASSWORD_LENGTH } from '../schema';

/** Who signs in, as password managers know it. */
export function EmailField() {
  return (
    <Field
      label="E-mail address"
      type="email"
      name="email"
      autoComplete="username"
      required
      maxLength={EMAIL_LENGTH}
    />
  );
}

/** The password that somebody has. */
export function PasswordField({ label, name }: { label: string; name: string }) {
  return (
    <Field
      label={label}
      type="password"
      name={name}
      autoComplete="current-password"
      required
      maxLength={PASSWORD_LENGTH.max}
    />
  );
}

/** A password that is to be somebody's. */
export function NewPasswordField({ label, name }: { label: string; name: string }) {
  return (
    <Field
      label={`${label}, ${PASSWORD_LENGTH.min} characters or more`}
      type="password"
      name={name}
      autoComplete="new-password"
      required
      minLength={PASSWORD_LENGTH.min}
      maxLength={PASSWORD_LENGTH.max}
    />
  );
}

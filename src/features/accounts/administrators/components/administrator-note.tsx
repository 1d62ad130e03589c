import { Button } from '@/ui/button';
import { Link } from '@/ui/link';
import { signOut } from '../actions';

/** Who administers, and how they leave. */
export function AdministratorNote({ email }: { email: string }) {
  return (
    <form
      action={signOut}
      className="mt-12 flex flex-wrap items-center gap-x-4 gap-y-2 border-t pt-4 text-sm"
    >
      <p className="min-w-0 wrap-anywhere text-soft">
        Signed in as {email}.{' '}
        <Link href="/admin/account" className="text-ink underline underline-offset-3">
          Password and administrators
        </Link>
      </p>
      <Button type="submit">Sign out</Button>
    </form>
  );
}

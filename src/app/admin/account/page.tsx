import type { Metadata } from 'next';
import { AdminPage } from '@/app/_parts/admin-page';
import { AdminSection } from '@/app/_parts/admin-section';
import { requireAdministrator } from '@/features/accounts/administrator';
import { AdministratorTable } from '@/features/accounts/administrators/components/administrator-table';
import { PasswordForm } from '@/features/accounts/administrators/components/password-form';
import { listAdministrators } from '@/features/accounts/administrators/queries';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountPage() {
  await requireAdministrator();
  const administrators = await listAdministrators();
  return (
    <AdminPage title="Account">
      <AdminSection title="Your password">
        <PasswordForm />
      </AdminSection>
      <AdminSection title="Administrators">
        <AdministratorTable administrators={administrators} />
        <p className="py-3 text-sm text-pretty text-soft">
          Others are made on the server, with{' '}
          <code className="font-mono">npm run cli -- user create-admin EMAIL</code>; a forgotten password is
          replaced with <code className="font-mono">user reset-password EMAIL</code>.
        </p>
      </AdminSection>
    </AdminPage>
  );
}

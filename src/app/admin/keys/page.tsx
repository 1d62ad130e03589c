import type { Metadata } from 'next';
import { AdminPage } from '@/app/_parts/admin-page';
import { AdminSection } from '@/app/_parts/admin-section';
import { requireAdministrator } from '@/features/accounts/administrator';
import { KeyForm } from '@/features/accounts/keys/components/key-form';
import { KeyTable } from '@/features/accounts/keys/components/key-table';
import { listKeys } from '@/features/accounts/keys/queries';

export const metadata: Metadata = { title: 'Keys' };

export default async function KeysPage() {
  await requireAdministrator();
  const keys = await listKeys();
  return (
    <AdminPage
      title="Keys"
      lead="A script shows a key instead of signing in: Authorization: Bearer, and the key. Only its beginning is kept to be shown."
    >
      <AdminSection title="Make one">
        <KeyForm />
      </AdminSection>
      <AdminSection title="All keys">
        <KeyTable keys={keys} />
      </AdminSection>
    </AdminPage>
  );
}

import type { Metadata } from 'next';
import { AdminPage } from '@/app/_parts/admin-page';
import { AdminSection } from '@/app/_parts/admin-section';
import { requireAdministrator } from '@/features/accounts/administrator';
import { ActivityList } from '@/features/database/components/activity-list';
import { IndexSizes, TableSizes } from '@/features/database/components/size-tables';
import { StatementList } from '@/features/database/components/statement-list';
import { getDatabaseStatus, LONG_SECONDS } from '@/features/database/queries';
import { sizeText } from '@/lib/size-text';

export const metadata: Metadata = { title: 'Database' };

export default async function DatabasePage() {
  await requireAdministrator();
  const { size, tables, indexes, activity, statements } = await getDatabaseStatus();
  return (
    <AdminPage title="Database" lead={`${sizeText(size)} in all. Times are in UTC.`}>
      <AdminSection title="Running now">
        <ActivityList activity={activity} overSeconds={LONG_SECONDS} />
      </AdminSection>
      <AdminSection title="Slow statements">
        <StatementList statements={statements} />
      </AdminSection>
      <AdminSection title="Tables">
        <TableSizes tables={tables} />
      </AdminSection>
      <AdminSection title="Indexes">
        <IndexSizes indexes={indexes} />
      </AdminSection>
    </AdminPage>
  );
}

import { instantText } from '@/lib/time-text';
import { DataTable } from '@/ui/data-table';
import type { AdministratorLine } from '../queries';

export function AdministratorTable({ administrators }: { administrators: AdministratorLine[] }) {
  return (
    <DataTable
      caption="Administrators"
      columns={[
        { name: 'E-mail address' },
        { name: 'Since (UTC)', numeric: true },
        { name: 'Last seen (UTC)', numeric: true },
      ]}
      rows={administrators.map(({ email, since, lastSeenAt }) => ({
        key: email,
        cells: [
          email,
          since ? instantText(since) : '',
          lastSeenAt ? instantText(lastSeenAt) : 'not signed in',
        ],
      }))}
    />
  );
}

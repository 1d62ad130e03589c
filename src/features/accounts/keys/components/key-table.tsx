import { instantText } from '@/lib/time-text';
import { Button } from '@/ui/button';
import { DataTable } from '@/ui/data-table';
import { revokeKey } from '../actions';
import type { KeyLine } from '../queries';

/** Posted by a browser, it answers with a redirect. */
const revoke: (form: FormData) => void = revokeKey;

export function KeyTable({ keys }: { keys: KeyLine[] }) {
  if (keys.length === 0) return <p className="py-2 text-soft">None yet.</p>;
  return (
    <DataTable
      caption="Keys"
      columns={[
        { name: 'Name' },
        { name: 'Begins with' },
        { name: 'For' },
        { name: 'Made (UTC)' },
        { name: 'Last used (UTC)' },
        { name: 'Expires (UTC)' },
        { name: 'State', numeric: true },
      ]}
      rows={keys.map((key) => ({
        key: key.id,
        cells: [
          <span key="name" className="wrap-anywhere">
            {key.name}
          </span>,
          <code key="prefix" className="font-mono">{`${key.prefix}…`}</code>,
          key.scopes.join(', '),
          `${instantText(key.createdAt)}${key.createdBy ? ` by ${key.createdBy}` : ', command line'}`,
          key.lastUsedAt ? instantText(key.lastUsedAt) : 'never',
          key.expiresAt ? instantText(key.expiresAt) : 'never',
          key.state === 'good' ? <RevokeForm key="state" id={key.id} name={key.name} /> : key.state,
        ],
      }))}
    />
  );
}

function RevokeForm({ id, name }: { id: number; name: string }) {
  return (
    <form action={revoke}>
      <input type="hidden" name="id" value={id} />
      <Button type="submit" aria-label={`Revoke ${name}`}>
        Revoke
      </Button>
    </form>
  );
}

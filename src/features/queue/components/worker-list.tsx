import { instantText } from '@/lib/time-text';
import type { WorkerLine } from '../queries';

/** Who works, and what to do where nobody does. */
export function WorkerList({ workers }: { workers: WorkerLine[] }) {
  if (workers.length === 0) {
    return (
      <p className="py-2 text-soft">
        No worker is running, so nothing here is done. <code>npm start</code> runs one unless{' '}
        <code>WORKER=off</code>; <code>npm run worker</code> runs one apart.
      </p>
    );
  }
  return (
    <ul className="py-2 text-sm">
      {workers.map(({ name, since }) => (
        <li key={name} className="wrap-anywhere tabular-nums">{`${name}, since ${instantText(since)}`}</li>
      ))}
    </ul>
  );
}

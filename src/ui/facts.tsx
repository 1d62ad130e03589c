import type { ReactNode } from 'react';

/** A list of named facts in a narrow column, a hairline between them. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="text-sm">{children}</dl>;
}

/** One fact; left out where there is nothing to say. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === null || children === undefined || children === false) return null;
  return (
    <div className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-x-4 border-b py-2.5 lg:grid-cols-1">
      <dt className="text-faint">{name}</dt>
      <dd className="min-w-0 tabular-nums">{children}</dd>
    </div>
  );
}

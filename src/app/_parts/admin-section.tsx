import type { ReactNode } from 'react';

/** A part of a page of administration under a heading of its own. */
export function AdminSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-8">
      <h2 className="mb-2 border-b-2 border-ink pb-1 font-serif text-xl font-medium">{title}</h2>
      {children}
    </section>
  );
}

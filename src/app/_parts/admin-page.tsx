import type { ReactNode } from 'react';

type AdminPageProps = {
  title: string;
  /** One or two sentences on what the page is for. */
  lead?: ReactNode;
  children: ReactNode;
};

/** What is below the navigation of administration: its heading, and what the page shows. */
export function AdminPage({ title, lead, children }: AdminPageProps) {
  return (
    <>
      <h1 className="mt-7 mb-1.5 font-serif text-lead font-medium tracking-[-0.02em]">{title}</h1>
      {lead && <p className="max-w-measure text-pretty text-soft">{lead}</p>}
      {children}
    </>
  );
}

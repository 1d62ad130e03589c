import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { PageFrame } from '@/app/_parts/page-frame';
import { getAdministrator, requireAdministrator } from '@/features/accounts/administrator';
import { AdministratorNote } from '@/features/accounts/administrators/components/administrator-note';
import { SectionNav } from '@/ui/section-nav';

// Shown to administrators only: rendered for every request, kept nowhere.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = { robots: { index: false, follow: false } };

const SECTIONS = [
  { href: '/admin', label: 'Overview' },
  { href: '/admin/sources', label: 'Sources' },
  { href: '/admin/coverage', label: 'Coverage' },
  { href: '/admin/runs', label: 'Runs' },
  { href: '/admin/rejections', label: 'Rejections' },
  { href: '/admin/topics', label: 'Topics' },
  { href: '/admin/queue', label: 'Queue' },
  { href: '/admin/digests', label: 'Digests' },
  { href: '/admin/keys', label: 'Keys' },
  { href: '/admin/database', label: 'Database' },
];

/** What every page of administration stands in. Each of them asks for an administrator itself. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  await requireAdministrator();
  const administrator = await getAdministrator();
  return (
    <PageFrame digest={null}>
      <SectionNav label="Administration" sections={SECTIONS} />
      {children}
      {administrator && <AdministratorNote email={administrator.email} />}
    </PageFrame>
  );
}

import type { Metadata } from 'next';
import { ApiView } from '@/app/_parts/api-view';

export const metadata: Metadata = {
  title: 'For programs',
  description: 'The API: what can be asked, with what, and what comes back.',
  alternates: { canonical: '/api' },
};

/** Its limits and its address are settings of this server, not of the build. */
export const dynamic = 'force-dynamic';

export default function ApiPage() {
  return <ApiView />;
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminPage } from '@/app/_parts/admin-page';
import { AdminSection } from '@/app/_parts/admin-section';
import { requireAdministrator } from '@/features/accounts/administrator';
import { RawText, RejectionHead } from '@/features/ingest/rejections/components/rejection-list';
import { getRejection } from '@/features/ingest/rejections/queries';
import { rejectionsHref } from '@/features/ingest/rejections/schema';
import { rowId } from '@/features/ingest/runs/schema';
import { countText, numberText } from '@/lib/number-text';
import { Link } from '@/ui/link';

export const metadata: Metadata = { title: 'Rejection' };

/** A raw text is up to 4 MiB long: a page shows its beginning, the API all of it. */
const SHOWN = 100_000;

type Props = { params: Promise<{ id: string }> };

export default async function RejectionPage({ params }: Props) {
  await requireAdministrator();
  const id = rowId.safeParse((await params).id);
  const rejection = (id.success && (await getRejection(id.data, SHOWN))) || notFound();
  const { rawText, rawLength, reasonGroup, run } = rejection;
  return (
    <AdminPage
      title={`Rejection ${rejection.id}`}
      lead={
        <Link
          href={rejectionsHref({ source: '', group: reasonGroup, before: null })}
          className="text-ink underline underline-offset-3"
        >
          All of this reason
        </Link>
      }
    >
      <AdminSection title="Why">
        <RejectionHead rejection={rejection} />
      </AdminSection>
      <AdminSection title="As it came">
        <RawText text={rawText} length={rawLength} />
        {rawLength > SHOWN && (
          <p className="text-sm text-soft">
            The first {numberText(SHOWN)} of {countText(rawLength, 'character')}; all of it is at
            /api/ingest/runs/{run.id}.
          </p>
        )}
      </AdminSection>
    </AdminPage>
  );
}

import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { PageFrame } from '@/app/_parts/page-frame';
import { ownAddress } from '@/features/accounts/own-address';
import { ButtonLink } from '@/ui/button';

// It is about one request: rendered for that, kept nowhere.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = { title: 'Not done', robots: { index: false, follow: false } };

/** Anyone may write such an address, so not much is repeated of it. */
const REASON_LENGTH = 300;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where a form posted without JavaScript leads when it is refused: says why, and leads back. */
export default async function RefusedPage({ searchParams }: Props) {
  const { reason } = await searchParams;
  const said = typeof reason === 'string' ? reason.trim().slice(0, REASON_LENGTH) : '';
  const back = await cameFrom();
  return (
    <PageFrame>
      <section className="mx-auto max-w-measure py-16 text-center sm:py-24">
        <h1 className="mb-3 font-serif text-headline font-medium tracking-[-0.018em] text-balance">
          That was not done
        </h1>
        <p className="mb-7 text-lg text-pretty wrap-anywhere text-soft">
          {said || 'The server refused it without saying why.'}
        </p>
        <p className="flex flex-wrap justify-center gap-2.5">
          {back && <ButtonLink href={back}>Back to where you were</ButtonLink>}
          <ButtonLink href="/">Today’s papers</ButtonLink>
        </p>
      </section>
    </PageFrame>
  );
}

/** The page the form was on, where it is one of ours: a redirect keeps the Referer of what was posted. */
async function cameFrom(): Promise<string | null> {
  const requestHeaders = await headers();
  const referer = requestHeaders.get('referer');
  const url = referer && ownAddress(referer, requestHeaders.get('host') ?? '');
  return url && url.pathname !== '/refused' ? `${url.pathname}${url.search}` : null;
}

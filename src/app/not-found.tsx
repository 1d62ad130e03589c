import type { Metadata } from 'next';
import { PageFrame } from '@/app/_parts/page-frame';
import { SearchBox } from '@/features/search/components/search-box';
import { ButtonLink } from '@/ui/button';

export const metadata: Metadata = { title: 'Not found', robots: { index: false } };

/** An address that leads to nothing: says so, and helps to look. */
export default function NotFoundPage() {
  return (
    <PageFrame searchInBar={false}>
      <section className="mx-auto max-w-measure py-16 text-center sm:py-24">
        <p className="mb-3 font-italic text-lg text-soft italic">404</p>
        <h1 className="mb-3 font-serif text-headline font-medium tracking-[-0.018em] text-balance">
          This page was never printed
        </h1>
        <p className="mb-7 text-lg text-pretty text-soft">
          There is no paper and no edition at this address. Perhaps a search finds what you meant.
        </p>
        <div className="mb-7 text-left">
          <SearchBox />
        </div>
        <p className="flex flex-wrap justify-center gap-2.5">
          <ButtonLink href="/">Today’s papers</ButtonLink>
          <ButtonLink href="/papers/trending">Trending papers</ButtonLink>
        </p>
      </section>
    </PageFrame>
  );
}

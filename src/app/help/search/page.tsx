import type { Metadata } from 'next';
import { PageFrame } from '@/app/_parts/page-frame';
import { SearchHelp } from '@/features/search/components/search-help';

export const metadata: Metadata = {
  title: 'How to search',
  description: 'Every operator and field of the search, the order of its results, and its limits.',
  alternates: { canonical: '/help/search' },
};

export default function SearchHelpPage() {
  return (
    <PageFrame>
      <h1 className="mt-7 mb-1.5 font-serif text-lead font-medium tracking-[-0.02em]">How to search</h1>
      <p className="mb-8 max-w-measure text-lg text-pretty text-soft">
        Type words; everything else is optional. Whatever is typed is a query, and each example here can be
        followed.
      </p>
      <SearchHelp />
    </PageFrame>
  );
}

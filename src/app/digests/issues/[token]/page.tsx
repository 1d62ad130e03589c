import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageFrame } from '@/app/_parts/page-frame';
import { PaperList } from '@/app/_parts/paper-list';
import { forViewer } from '@/app/_parts/reader-marks';
import { readLink } from '@/features/digests/links';
import { getIssue } from '@/features/digests/sending/queries';
import { subjectTitle } from '@/features/digests/subject';
import { countText } from '@/lib/number-text';

// A letter to one person: rendered for every request, kept nowhere.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = { title: 'A digest', robots: { index: false, follow: false } };

type Props = { params: Promise<{ token: string }> };

/** What a mail brought, for programs that show it badly, or to pass on: nothing here says whose it was. */
export default async function IssuePage({ params }: Props) {
  const issue = await getIssue(readLink('issue', (await params).token));
  if (!issue) notFound();
  const { title, subject, papers } = issue;
  const marks = await forViewer(papers.map(({ id }) => id));
  return (
    <PageFrame digest={subject}>
      <h1 className="mt-7 mb-1.5 font-serif text-lead font-medium tracking-[-0.02em] wrap-anywhere">
        {subjectTitle(subject)}
      </h1>
      <p className="text-soft tabular-nums">
        {title}, {countText(papers.length, 'paper')}
      </p>
      <PaperList papers={papers.map((paper) => ({ paper }))} marks={marks} showDay />
    </PageFrame>
  );
}

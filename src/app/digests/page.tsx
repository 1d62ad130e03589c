import type { Metadata } from 'next';
import { PageFrame } from '@/app/_parts/page-frame';
import { FullSubscribeForm } from '@/features/digests/components/full-subscribe-form';
import { SUBJECT_KINDS, SUBJECT_LENGTH, type Subject } from '@/features/digests/subject';
import { env } from '@/lib/env';

// What it is about stands in the address.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: 'Papers by mail',
  description: 'Trending papers, a topic, an author or a search in your inbox, once a day or once a week.',
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DigestsPage({ searchParams }: Props) {
  const subject = readSubject(await searchParams);
  return (
    <PageFrame digest={null}>
      <h1 className="mt-7 mb-1.5 font-serif text-lead font-medium tracking-[-0.02em]">Papers by mail</h1>
      <p className="max-w-measure text-pretty text-soft">
        The best of what is new, once a day or once a week, and never the same paper twice. Where nothing is
        new, nothing is sent. You get one mail that asks you to confirm; each mail after that ends it with one
        click.
      </p>
      <FullSubscribeForm subject={subject} timeZone={env().DIGEST_TIME_ZONE} />
    </PageFrame>
  );
}

function readSubject({ subject, text }: Awaited<Props['searchParams']>): Subject {
  const kind = SUBJECT_KINDS.find((each) => each === subject) ?? 'board';
  return { kind, text: typeof text === 'string' ? text.slice(0, SUBJECT_LENGTH).replaceAll('\0', '') : '' };
}

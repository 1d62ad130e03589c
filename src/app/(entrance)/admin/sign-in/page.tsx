import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageFrame } from '@/app/_parts/page-frame';
import { getAdministrator } from '@/features/accounts/administrator';
import { SignInForm } from '@/features/accounts/administrators/components/sign-in-form';

// Its answer depends on who asks.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = { title: 'Sign in', robots: { index: false, follow: false } };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The door to administration. It stands outside of `app/admin`, whose every page needs an administrator. */
export default async function SignInPage({ searchParams }: Props) {
  const { to } = await searchParams;
  if (await getAdministrator()) redirect('/admin');
  return (
    <PageFrame digest={null}>
      <section className="mx-auto max-w-[24rem] py-14">
        <h1 className="mb-2 font-serif text-lead font-medium tracking-[-0.02em]">Administration</h1>
        <p className="mb-6 text-pretty text-soft">
          For those who run this site. To read, upvote and bookmark, nobody needs to sign in.
        </p>
        <SignInForm to={typeof to === 'string' ? to : ''} />
      </section>
    </PageFrame>
  );
}

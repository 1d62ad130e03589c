import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { PageFrame } from '@/app/_parts/page-frame';
import { FirstForm } from '@/features/accounts/administrators/components/first-form';
import { getFirstState } from '@/features/accounts/administrators/queries';
import { SIGN_IN_PATH } from '@/features/accounts/administrators/schema';
import { ButtonLink } from '@/ui/button';

// What it says changes with its use.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = { title: 'First administrator', robots: { index: false, follow: false } };

/** Where the code that the first start printed makes an administrator. Outside of `app/admin`: there is none yet. */
export default async function FirstPage() {
  const state = await getFirstState();
  return (
    <PageFrame digest={null}>
      <section className="mx-auto max-w-[28rem] py-14">
        <h1 className="mb-2 font-serif text-lead font-medium tracking-[-0.02em]">The first administrator</h1>
        {state === 'waiting' && (
          <>
            <Note>
              Broadsheet printed a code where it was started. Whoever has it chooses here how to sign in.
            </Note>
            <FirstForm />
          </>
        )}
        {state === 'closed' && (
          <Note>
            The code that was printed is not valid any more. Start Broadsheet again to have another one
            printed, or run <code className="font-mono text-sm">npm run cli -- user create-admin EMAIL</code>.
          </Note>
        )}
        {state === 'taken' && (
          <>
            <Note>
              This site has an administrator; this page is of no use any more. Further ones are made on the
              server, with <code className="font-mono text-sm">npm run cli -- user create-admin EMAIL</code>.
            </Note>
            <ButtonLink href={SIGN_IN_PATH}>Sign in</ButtonLink>
          </>
        )}
      </section>
    </PageFrame>
  );
}

function Note({ children }: { children: ReactNode }) {
  return <p className="mb-6 text-pretty text-soft">{children}</p>;
}

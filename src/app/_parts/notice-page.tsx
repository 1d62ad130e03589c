import type { ReactNode } from 'react';
import { PageFrame } from './page-frame';

/** A page that says one thing, with what can be done about it. */
export function NoticePage({
  title,
  lead,
  children,
}: {
  title: string;
  lead: ReactNode;
  children?: ReactNode;
}) {
  return (
    <PageFrame digest={null}>
      <section className="mx-auto max-w-measure py-16 text-center sm:py-24">
        <h1 className="mb-3 font-serif text-headline font-medium tracking-[-0.018em] text-balance">
          {title}
        </h1>
        <p className="mb-7 text-lg text-pretty wrap-anywhere text-soft">{lead}</p>
        <div className="flex flex-wrap justify-center gap-2.5">{children}</div>
      </section>
    </PageFrame>
  );
}

'use client';
import { Button, buttonClass } from '@/ui/button';

/** A page that could not be made. What went wrong is in the server's log under the same digest. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main id="main" tabIndex={-1} className="wrap">
      <section className="mx-auto max-w-measure py-16 text-center sm:py-24">
        <h1 className="mb-3 font-serif text-headline font-medium tracking-[-0.018em] text-balance">
          The presses have stopped
        </h1>
        <p className="mb-7 text-lg text-pretty text-soft">
          This page could not be made just now. It is our fault, and trying again may be enough.
        </p>
        <p className="flex flex-wrap justify-center gap-2.5">
          <Button tone="primary" onClick={reset}>
            Try again
          </Button>
          {/* A full load: what failed may be the page that is loaded. */}
          <a href="/" className={buttonClass()}>
            Today’s papers
          </a>
        </p>
        {error.digest && <p className="mt-7 text-sm text-faint tabular-nums">Reference {error.digest}</p>}
      </section>
    </main>
  );
}

import { ScoreNote } from '@/features/editions/components/score-note';
import { topicsHref, trendsHref } from '@/features/topics/schema';
import { env } from '@/lib/env';
import { Link } from '@/ui/link';
import { Logo } from '@/ui/logo';
import { version } from '../../../package.json';

/** What this is, how it ranks, which version runs, and how to get about by keyboard. */
export function PageFooter() {
  const { SITE_NAME } = env();
  return (
    <footer className="mt-16 border-t text-sm text-soft">
      <div className="wrap grid gap-x-12 gap-y-5 py-8 sm:grid-cols-[minmax(0,1fr)_auto]">
        <div className="max-w-measure">
          <p className="mb-2 flex items-center gap-2 font-serif text-lg font-medium text-ink">
            <Logo className="size-5" />
            {SITE_NAME}
          </p>
          <p className="text-pretty">
            The daily front page of research: papers as they appear, in the order readers put them, on a
            server of your own.
          </p>
          <ScoreNote />
        </div>
        <div className="sm:text-right">
          <nav aria-label="More views" className="mb-2 flex flex-wrap gap-x-4 sm:justify-end">
            <Link href={topicsHref()} className="py-1 touch:py-3">
              Topics
            </Link>
            <Link href={trendsHref()} className="py-1 touch:py-3">
              Rising and falling
            </Link>
            <Link href="/api" className="py-1 touch:py-3">
              For programs
            </Link>
          </nav>
          <p data-screen-only className="pointer-coarse:hidden">
            Press <kbd className="rounded-sm border border-edge px-1.5 font-sans text-xs font-medium">?</kbd>{' '}
            for the keyboard
          </p>
          <p className="text-faint tabular-nums">Broadsheet {version}</p>
        </div>
      </div>
    </footer>
  );
}

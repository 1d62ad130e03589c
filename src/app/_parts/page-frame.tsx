import type { ReactNode } from 'react';
import { SubscribeSection } from '@/features/digests/components/subscribe-section';
import { BOARD, type NamedSubject } from '@/features/digests/subject';
import { SearchBox } from '@/features/search/components/search-box';
import { env } from '@/lib/env';
import { DensitySwitch } from '@/ui/density-switch';
import { KeyboardShortcuts } from '@/ui/keyboard-shortcuts';
import { PageBar, type Section } from '@/ui/page-bar';
import { ThemeSwitch } from '@/ui/theme-switch';
import { PageFooter } from './page-footer';

type PageFrameProps = {
  /** The section to mark in the bar. A page says so itself: its address may be a rewritten one. */
  current?: Section;
  /** What the search box holds. */
  query?: string;
  /** The page opens with a masthead, so the bar does not repeat the name. */
  masthead?: boolean;
  /** False where the page itself is about searching. */
  searchInBar?: boolean;
  /** What the banner at its end offers by mail; null where there is none: the page has one of its own. */
  digest?: NamedSubject | null;
  children: ReactNode;
};

/** A whole page: the bar, what the page is about in `<main>`, the footer. Every page is one of these. */
export function PageFrame({
  current,
  query,
  masthead = false,
  searchInBar = true,
  digest = BOARD,
  children,
}: PageFrameProps) {
  const { SITE_NAME } = env();
  return (
    <>
      <PageBar
        current={current ?? null}
        name={masthead ? undefined : SITE_NAME}
        search={searchInBar && <SearchBox defaultValue={query} />}
        controls={
          <>
            <DensitySwitch />
            <ThemeSwitch />
            <KeyboardShortcuts />
          </>
        }
      />
      <main id="main" tabIndex={-1} className="wrap min-h-[60vh]">
        {children}
      </main>
      {digest && (
        <div className="wrap">
          <SubscribeSection subject={digest} banner />
        </div>
      )}
      <PageFooter />
    </>
  );
}

'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { Suspense, useEffect } from 'react';
import { beginOverlay, useNotice } from '../marks-store';
import { PLAIN_COOKIE, READER_COOKIE } from '../schema';

/** What `/api/viewer/marks` takes at once. */
const IDS_PER_REQUEST = 200;

/** Lays the reader's own marks over pages that were rendered for anybody, and says what could not be kept. */
export function ReaderLayer() {
  return (
    <>
      {/* Without the boundary reading the address would keep the whole page from being prerendered. */}
      <Suspense>
        <Overlay />
      </Suspense>
      <Notice />
    </>
  );
}

function Overlay() {
  const address = `${usePathname()}?${useSearchParams()}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another page with other papers.
  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser.
    document.cookie = `${PLAIN_COOKIE}=; path=/; max-age=0; samesite=lax`;
    if (!document.cookie.split('; ').includes(`${READER_COOKIE}=1`)) return;
    const leaving = new AbortController();
    overlay(paperIdsOnPage(), leaving.signal).catch(() => {
      // The page stays as it was rendered, which is right for anybody.
    });
    whenSeen(recordRead, leaving.signal);
    return () => leaving.abort();
  }, [address]);
  return null;
}

async function overlay(paperIds: number[], signal: AbortSignal): Promise<void> {
  for (let from = 0; from < paperIds.length; from += IDS_PER_REQUEST) {
    const ids = paperIds.slice(from, from + IDS_PER_REQUEST);
    const lay = beginOverlay(ids);
    const response = await fetch(`/api/viewer/marks?ids=${ids}`, { signal });
    if (!response.ok) return;
    lay(await response.json());
  }
}

/** At once, or when a page that the browser made ahead of its reader is opened. */
function whenSeen(run: () => void, signal: AbortSignal): void {
  if ('prerendering' in document && document.prerendering) {
    document.addEventListener('prerenderingchange', run, { once: true, signal });
  } else run();
}

/** Tells that the reader opened the paper that the page is about, if it is about one. */
function recordRead(): void {
  const paper = document.querySelector<HTMLElement>('[data-paper]:has(h1)')?.dataset.paper;
  if (!paper) return;
  fetch(`/api/viewer/reads?paper=${paper}`, { method: 'POST', keepalive: true }).catch(() => {
    // It stays unread, and will be told of again when it is opened again.
  });
}

function paperIdsOnPage(): number[] {
  const shown = document.querySelectorAll<HTMLElement>('[data-paper]');
  return [...new Set([...shown].map((paper) => Number(paper.dataset.paper)))];
}

function Notice() {
  const notice = useNotice();
  return (
    <p
      role="status"
      className="fixed inset-x-4 bottom-4 z-10 mx-auto w-fit rounded bg-ink px-4 py-3 text-sm text-paper empty:hidden print:hidden"
    >
      {notice}
    </p>
  );
}

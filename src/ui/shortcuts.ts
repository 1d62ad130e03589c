/** The keys of every page, as its help lists them. */
export const SHORTCUTS = [
  { key: '/', does: 'Search' },
  { key: 'j', does: 'Next paper' },
  { key: 'k', does: 'Previous paper' },
  { key: 'o', does: 'Open the paper' },
  { key: 'u', does: 'Upvote it' },
  { key: 'b', does: 'Bookmark it' },
  { key: 't', does: 'Change the theme' },
  { key: '?', does: 'Show this list' },
] as const;

const ROW = '[data-paper]';
/** A row's way in; where the reader is in a list is where the focus is, so that Enter and Tab go on from there. */
const TITLE = `${ROW} :is(h2, h3) a`;

/** Whether a key press is meant for the page, not for a field, a dialog or the browser. */
export function isForPage(event: KeyboardEvent): boolean {
  const { target } = event;
  const typing =
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
  return !(
    typing ||
    event.defaultPrevented ||
    event.isComposing ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    document.querySelector('dialog[open]')
  );
}

/**
 * Does what a key stands for. A control declares its key as `aria-keyshortcuts`; one inside a paper answers where the
 * reader is at that paper, in a list or on its own page.
 * @returns false where the key means nothing here.
 */
export function pressKey({ key, repeat }: { key: string; repeat: boolean }): boolean {
  if (key === 'j' || key === 'k') return moveTo(key === 'j' ? 1 : -1);
  if (repeat || key.length !== 1) return false;
  const control = key === 'o' ? currentPaper()?.querySelector<HTMLElement>(TITLE) : findControl(key);
  // Selecting focuses a field too.
  if (control instanceof HTMLInputElement) control.select();
  else control?.click();
  return Boolean(control);
}

function findControl(key: string): HTMLElement | null | undefined {
  const declared = `[aria-keyshortcuts="${CSS.escape(key)}"]`;
  return (
    currentPaper()?.querySelector<HTMLElement>(declared) ??
    document.querySelector<HTMLElement>(`${declared}:not(${ROW} *)`)
  );
}

/** The paper the focus is in, else the one the page is about. */
function currentPaper(): Element | null {
  return document.activeElement?.closest(ROW) ?? document.querySelector(`${ROW}:has(h1)`);
}

function moveTo(step: 1 | -1): boolean {
  const titles = [...document.querySelectorAll<HTMLElement>(TITLE)];
  const row = document.activeElement?.closest(ROW);
  const here = titles.findIndex((title) => row?.contains(title));
  const next = titles[here < 0 ? firstInView(titles) : here + step];
  if (!next) return false;
  next.focus({ preventScroll: true });
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  next.closest(ROW)?.scrollIntoView({ block: 'nearest', behavior: still ? 'instant' : 'smooth' });
  return true;
}

function firstInView(titles: HTMLElement[]): number {
  return titles.findIndex((title) => title.getBoundingClientRect().top >= 0);
}

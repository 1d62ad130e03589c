/** The choices kept in this browser, each as `data-<name>` on `<html>`. */
const PREFERENCES = ['theme', 'density', 'shortcuts'] as const;
export type PreferenceName = (typeof PREFERENCES)[number];

/** Runs before the first paint, so that what was chosen never flashes. A constant: a policy may name its hash. */
const THEME_SCRIPT = `try{for(const n of ${JSON.stringify(PREFERENCES)}){const v=localStorage.getItem(n);if(v)document.documentElement.dataset[n]=v}}catch{}`;

/** Belongs in the `<head>` of an `<html suppressHydrationWarning>`, whose attributes it sets. */
export function ThemeScript() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours; React would escape its quotes.
  return <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />;
}

'use client';
import { IconButton } from './icon-button';
import { preference } from './preference';

const theme = preference('theme', ['system', 'light', 'dark']);
const ICONS = { system: 'system', light: 'sun', dark: 'moon' } as const;

/** From the system's theme to light to dark and round again. */
export function ThemeSwitch() {
  const current = theme.useValue();
  return (
    <IconButton
      icon={ICONS[current]}
      label={`Theme: ${current}`}
      aria-keyshortcuts="t"
      className="noscript:hidden print:hidden"
      onClick={theme.advance}
    />
  );
}

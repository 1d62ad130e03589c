import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Works as root, in a container, without a graphics card, and asks nothing of the network by itself. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * A Chromium to test in: the one `CHROMIUM_PATH` names, Playwright's own, the system's, else the one that came from
 * npm, which is unpacked into the temporary folder.
 * @throws Error where `CHROMIUM_PATH` names no file
 */
export async function findBrowser(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH: there is no ${named}.`);
  const found = [named, chromium.executablePath(), ...INSTALLED].find((path) => path && existsSync(path));
  if (found) return found;
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
}

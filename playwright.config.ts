import { defineConfig, devices } from '@playwright/test';
import { BROWSER_ARGS, findBrowser } from './tests/support/browser';
import { INTERNET, SITE, siteEnvironment } from './tests/support/site';

/** The start command may have to build the site first. */
const BUILD_MS = 5 * 60_000;

export default defineConfig({
  testDir: 'tests/e2e',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  retries: 0,
  reporter: 'list',
  timeout: 30_000,
  use: {
    ...devices['Desktop Chrome'],
    baseURL: SITE,
    trace: 'retain-on-failure',
    launchOptions: { executablePath: await findBrowser(), args: BROWSER_ARGS },
  },
  projects: [{ name: 'chromium' }],
  webServer: [
    {
      command: 'node --import tsx tests/support/serve-internet.ts',
      url: INTERNET,
      reuseExistingServer: false,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
    },
    // The one command a newcomer types, on an empty data folder.
    {
      command: 'node --conditions=react-server --import tsx src/cli/start.ts',
      url: `${SITE}/api/health`,
      env: siteEnvironment(),
      reuseExistingServer: false,
      timeout: BUILD_MS,
      stdout: 'pipe',
      gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    },
  ],
});

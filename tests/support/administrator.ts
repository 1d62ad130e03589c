import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { SITE, siteEnvironment } from './site';

const PASSWORD = 'the password of the tests';

/** An administrator of the site under test, for one test alone: made as an operator does, on the command line. */
export async function createAdministrator(): Promise<{ email: string; password: string }> {
  const email = `operator-${crypto.randomUUID()}@example.org`;
  const { status, output } = await runCommand('user', ['create-admin', email], PASSWORD);
  if (status !== 0) throw new Error(`No administrator was made:\n${output}`);
  return { email, password: PASSWORD };
}

/** Makes an administrator and signs them in by the form, as one without JavaScript would too. */
export async function signInAsAdministrator(page: Page, to = '/admin'): Promise<{ email: string }> {
  const { email, password } = await createAdministrator();
  await page.goto(`/admin/sign-in?to=${encodeURIComponent(to)}`);
  await page.getByLabel('E-mail address', { exact: true }).fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${SITE}${to}`);
  return { email };
}

/** What an operator types while the site under test runs, with what is read from standard input. */
export async function runCommand(
  command: string,
  words: string[],
  input = '',
): Promise<{ status: number | null; output: string }> {
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', `src/cli/${command}.ts`, ...words],
    { env: { ...process.env, ...siteEnvironment() }, stdio: 'pipe' },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  child.stdin.end(input);
  const [status] = await once(child, 'close');
  return { status, output };
}

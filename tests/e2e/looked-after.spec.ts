import { signInAsAdministrator } from '../support/administrator';
import { expect, test } from '../support/journey';

test.describe('sources that look after papers', () => {
  test('show an administrator what they look after, and what one that is off lacks', async ({ page }) => {
    await signInAsAdministrator(page, '/admin/sources');
    const named = (name: string) =>
      page.locator('section').filter({ has: page.getByRole('heading', { name }) });
    const stars = named('github-stars');
    await expect(
      stars.getByText(/^\d+ linked, \d+ counted, \d+ renamed, \d+ not to be found$/),
    ).toBeVisible();
    await expect(stars.getByRole('button', { name: 'Run github-stars now' })).toBeVisible();
    const summaries = named('summaries');
    await expect(summaries.getByText('none: SUMMARY_URL is not set')).toBeVisible();
    await expect(summaries.getByRole('button')).toHaveCount(0);
  });
});

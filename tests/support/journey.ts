import { type APIRequestContext, test as base, expect, type Page } from '@playwright/test';
import { INGEST_TOKEN } from './site';

export { expect };

/** A record as `POST /api/ingest` takes it; the rest of its members are for the test to say. */
export type PaperRecord = { title: string; editions?: { day: string }[]; [member: string]: unknown };

type Ingested = {
  run: {
    id: number;
    received: number;
    created: number;
    updated: number;
    unchanged: number;
    rejected: number;
  };
  rejections: { index: number; reason: string; excerpt: string }[];
};

/** Takes records, or any text with a format's parameters, in, and insists that all of it was good. */
export type Ingest = (body: PaperRecord[] | string, parameters?: Record<string, string>) => Promise<Ingested>;

type Fixtures = { ingest: Ingest };

/**
 * Playwright's test for a reader's journey. A page that throws, or prints an error to the console (a refused script,
 * markup that does not match what the server sent), fails its test.
 */
export const test = base.extend<Fixtures>({
  page: async ({ page }, use) => {
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      const isAnswerToAddress = /^Failed to load resource/.test(message.text());
      if (message.type() === 'error' && !isAnswerToAddress) problems.push(message.text());
    });
    await use(page);
    expect(problems, 'errors on the page').toEqual([]);
  },
  ingest: async ({ playwright, baseURL }, use) => {
    const request = await playwright.request.newContext({ baseURL });
    await use(async (body, parameters = {}) => {
      const response = await postIngest(request, toBody(body), parameters);
      expect(response.status(), await response.text()).toBe(200);
      const answer: Ingested = await response.json();
      expect(answer.rejections).toEqual([]);
      return answer;
    });
    await request.dispose();
  },
});

/** JSON Lines of Broadsheet's own record. */
export function toBody(body: PaperRecord[] | string): string {
  if (typeof body === 'string') return body;
  return body.map((record) => `${JSON.stringify({ broadsheet: 1, ...record })}\n`).join('');
}

export function postIngest(
  request: APIRequestContext,
  body: string | Buffer,
  parameters: Record<string, string> = {},
) {
  return request.post('/api/ingest', {
    data: typeof body === 'string' ? Buffer.from(body) : body,
    params: parameters,
    headers: { Authorization: `Bearer ${INGEST_TOKEN}`, 'Content-Type': 'application/octet-stream' },
  });
}

/** The search box of the site; of the role `combobox` once there is a script. */
export function searchBox(page: Page) {
  return page.getByLabel('Search papers, topics, authors', { exact: true });
}

/** The row, or on its own page the whole, of the paper with a title. */
function paperNamed(page: Page, title: string) {
  return page.getByRole('article').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
}

/** The button that upvotes a paper; its name goes on with the paper's title and its votes. */
export function upvoteOf(page: Page, title: string) {
  return paperNamed(page, title).getByRole('button', { name: /^Upvoted?: / });
}

export function bookmarkOf(page: Page, title: string) {
  return paperNamed(page, title).getByRole('button', { name: /^Bookmark(ed)?: / });
}

/** Resolves once the page's scripts have taken over its forms and links. */
export async function whenAlive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const form = document.querySelector('main form[method], main form, header form');
    return Object.keys(form ?? document.body).some((key) => key.startsWith('__react'));
  });
}

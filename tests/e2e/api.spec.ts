import type { APIRequestContext } from '@playwright/test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { z } from 'zod';
import { expect, test } from '../support/journey';
import { INGEST_TOKEN } from '../support/site';

type Schema = Record<string, unknown> & {
  type?: string | string[];
  enum?: unknown[];
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
};
type Parameter = { in: string; name: string; schema: Schema; example?: string | number; required?: boolean };
type Operation = {
  operationId: string;
  parameters?: Parameter[];
  security: object[];
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
};
type Document = {
  paths: Record<string, { get?: Operation; post?: Operation }>;
  components: { schemas: Record<string, Schema> };
};

const KEY = { Authorization: `Bearer ${INGEST_TOKEN}` };

async function readDocument(request: APIRequestContext): Promise<Document> {
  return (await request.get('/api/openapi.json')).json();
}

/** Checks a value by a schema of the document, which is JSON Schema. */
function checker({ components }: Document, schema: Schema): z.ZodType {
  const text = JSON.stringify({ ...schema, $defs: components.schemas });
  return z.fromJSONSchema(JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')));
}

function reads({ paths }: Document) {
  return Object.entries(paths).flatMap(([path, { get }]) => (get ? [{ path, operation: get }] : []));
}

/** The address of an operation, with these values and the examples of what else its path needs. */
function addressOf(path: string, parameters: Parameter[], values: Record<string, string>): string {
  const inPath = Object.fromEntries(
    parameters.filter((each) => each.in === 'path').map(({ name, example }) => [name, String(example)]),
  );
  const given = { ...inPath, ...values };
  const address = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(given[name] ?? ''));
  const query = Object.entries(given).filter(([name]) => !(name in inPath));
  return query.length > 0 ? `${address}?${new URLSearchParams(query)}` : address;
}

/** Values that a parameter does not admit: of another kind, too long, out of range, with a null character. */
function wrongValues({ schema, in: place }: Parameter): string[] {
  const { type, enum: choices, maxLength, minimum, maximum, pattern } = schema;
  const isText = type === 'string' && !choices && !pattern?.startsWith('^(') && maxLength !== undefined;
  return [
    ...(isText ? [] : ['no such value', '-1', '%']),
    ...(choices ? ['NEWEST'] : []),
    ...(maxLength !== undefined ? ['x'.repeat(maxLength + 1)] : []),
    ...(minimum !== undefined ? [String(minimum - 1), '1e1', '0x1'] : []),
    ...(maximum !== undefined ? [String(maximum + 1), '9'.repeat(30)] : []),
    place === 'path' ? 'a\0b' : 'null\0character',
  ];
}

async function isProblem(response: { headers(): Record<string, string>; json(): Promise<unknown> }) {
  expect(response.headers()['content-type']).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ status: expect.any(Number), detail: expect.any(String) });
}

test.describe('the API and its document', () => {
  test('the document is valid, and anybody may read it', async ({ request }) => {
    const response = await request.get('/api/openapi.json');
    expect(response.headers()['access-control-allow-origin']).toBe('*');
    expect((await new Validator().validate(await response.json())).errors ?? []).toEqual([]);
    const etag = response.headers().etag ?? '';
    expect((await request.get('/api/openapi.json', { headers: { 'If-None-Match': etag } })).status()).toBe(
      304,
    );
  });

  test('each read answers its examples as the document says', async ({ request }) => {
    const document = await readDocument(request);
    for (const { path, operation } of reads(document)) {
      const parameters = (operation.parameters ?? []).filter((each) => each.in !== 'header');
      const schema = operation.responses['200']?.content?.['application/json']?.schema;
      const check = checker(document, schema ?? {});
      const alone = parameters.filter((each) => each.in === 'query' && each.example !== undefined);
      for (const values of [{}, ...alone.map(({ name, example }) => ({ [name]: String(example) }))]) {
        const address = addressOf(path, parameters, values);
        const response = await request.get(address, { headers: KEY });
        expect(response.status(), address).toBe(200);
        const checked = check.safeParse(await response.json());
        expect(checked.error?.issues ?? [], address).toEqual([]);
        expect(response.headers()['ratelimit-policy'], address).toMatch(/^"api";q=\d+;w=300$/);
      }
    }
  });

  test('each read refuses what its parameters do not admit, with a documented problem', async ({
    request,
  }) => {
    test.setTimeout(120_000);
    const document = await readDocument(request);
    for (const { path, operation } of reads(document)) {
      const parameters = operation.parameters ?? [];
      for (const parameter of parameters) {
        for (const value of wrongValues(parameter)) {
          const address = addressOf(path, parameters, { [parameter.name]: value });
          const response = await request.get(address, { headers: KEY });
          const told = `${parameter.name}: ${address.slice(0, 120)}`;
          expect(response.status(), told).toBeGreaterThanOrEqual(400);
          expect(response.status(), told).toBeLessThan(500);
          expect(Object.keys(operation.responses), told).toContain(String(response.status()));
          await isProblem(response);
        }
      }
      const unknown = addressOf(path, parameters, { nosuchparameter: '1' });
      expect((await request.get(unknown, { headers: KEY })).status(), unknown).toBe(400);
    }
  });

  test('what needs a key says so, and unknown addresses are problems', async ({ request }) => {
    const document = await readDocument(request);
    for (const { path, operation } of reads(document)) {
      const response = await request.get(addressOf(path, operation.parameters ?? [], {}));
      expect(response.status(), path).toBe(operation.security.length > 0 ? 401 : 200);
    }
    for (const address of ['/api/v1', '/api/v1/nothing', '/api/nothing', '/api/v2/papers']) {
      const response = await request.get(address);
      expect(response.status(), address).toBe(404);
      await isProblem(response);
    }
  });

  test('any page may read, and is told so before', async ({ request }) => {
    for (const address of ['/api/v1/papers', '/api/v1/search', '/api/daily_papers', '/api/openapi.json']) {
      const response = await request.fetch(address, {
        method: 'OPTIONS',
        headers: { Origin: 'https://elsewhere.example', 'Access-Control-Request-Method': 'GET' },
      });
      expect(response.status(), address).toBe(204);
      expect(response.headers()['access-control-allow-origin'], address).toBe('*');
      expect(response.headers()['access-control-allow-methods'], address).toContain('GET');
    }
    const refused = await request.get('/api/v1/papers?limit=x');
    expect(refused.headers()['access-control-allow-origin']).toBe('*');
  });

  test('a paper that was taken in with a name is taken in once', async ({ request }) => {
    const record = { broadsheet: 1, title: 'Zygomorphic idempotence of an API write', arxivId: '1907.77001' };
    const send = (data: object) =>
      request.post('/api/v1/ingest?format=broadsheet-jsonl', {
        headers: { ...KEY, 'Idempotency-Key': 'e2e-zygomorphic', 'Content-Type': 'application/x-ndjson' },
        data: `${JSON.stringify(data)}\n`,
      });
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(record)));
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(texts).size).toBe(1);
    const { run } = JSON.parse(texts[0] ?? '');
    expect(run).toMatchObject({ created: 1, rejected: 0 });
    expect((await send({ ...record, title: 'Another' })).status()).toBe(422);
    const kept = await request.get(`/api/v1/ingest/runs/${run.id}`, { headers: KEY });
    expect(await kept.json()).toMatchObject({ run: { id: run.id, created: 1 }, items: [], next: null });
    const found = await request.get('/api/v1/search?q=zygomorphic+idempotence');
    expect((await found.json()).items[0].paper.key).toBe('1907.77001');
  });

  test('old identifiers with a slash, and names with one, have their addresses', async ({ request }) => {
    const record = {
      broadsheet: 1,
      title: 'Zygomorphic slashes in identifiers',
      arxivId: 'hep-th/9907701',
      authors: [{ name: 'Zyg/omorph 100%' }],
    };
    await request.post('/api/v1/ingest', { headers: KEY, data: `${JSON.stringify(record)}\n` });
    for (const address of ['/api/v1/papers/hep-th/9907701', '/api/v1/papers/hep-th%2F9907701']) {
      expect(await (await request.get(address)).json(), address).toMatchObject({ key: 'hep-th/9907701' });
    }
    const name = encodeURIComponent('Zyg/omorph 100%');
    expect(await (await request.get(`/api/v1/authors/${name}/papers`)).json()).toMatchObject({ total: 1 });
    const moved = await request.get('/api/v1/papers/hep-th/9907701v2', { maxRedirects: 0 });
    expect(moved.status()).toBe(308);
    expect(moved.headers().location).toBe('/api/v1/papers/hep-th/9907701');
  });
});

test.describe('the page of the API', () => {
  test.use({ javaScriptEnabled: false });

  test('tells of every operation without JavaScript, and its examples work', async ({ page, request }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto('/api');
    const document = await readDocument(request);
    for (const { path } of reads(document)) {
      await expect(page.getByText(`GET ${path}`, { exact: true })).toBeVisible();
    }
    const wider = await page.evaluate(() => window.document.documentElement.scrollWidth - window.innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    const examples = await page.locator('article a[href^="/api/v1/"]').all();
    expect(examples.length).toBeGreaterThan(8);
    for (const example of examples) {
      const href = (await example.getAttribute('href')) ?? '';
      expect((await request.get(href)).status(), href).toBe(200);
    }
  });
});

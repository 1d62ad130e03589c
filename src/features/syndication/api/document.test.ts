import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { apiDocument } from './document';

const document = apiDocument({
  name: 'Papers',
  url: 'https://papers.example.org',
  version: '1.0.0',
  limit: { requests: 500, windowSeconds: 300 },
});

const ROUTES = path.resolve('src/app/api/v1');
const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

/** How a route file takes its methods, and refuses the others. */
const HANDLERS =
  /^export const \{ GET, POST, PUT, PATCH, DELETE, OPTIONS \} = (?:(readHandlers)\(|methodHandlers\('(GET|POST)')/m;

/** "GET /api/v1/papers/{key}", of each route file. */
function routesInFiles(): string[] {
  const files = (readdirSync(ROUTES, { recursive: true }) as string[]).filter((file) =>
    file.endsWith('route.ts'),
  );
  return files.map((file) => {
    const folder = path.dirname(file).replaceAll(path.sep, '/');
    const address = `/api/v1/${folder.replace(/\[(?:\.{3})?(\w+)\]/g, '{$1}')}`;
    const source = readFileSync(path.join(ROUTES, file), 'utf8');
    const [, reads, method = reads ? 'GET' : 'nothing'] = HANDLERS.exec(source) ?? [];
    return `${method} ${address}`;
  });
}

function operations() {
  return Object.entries(document.paths ?? {}).flatMap(([address, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method as 'get'];
      return operation ? [{ name: `${method.toUpperCase()} ${address}`, address, operation }] : [];
    }),
  );
}

describe('the document of the API', () => {
  it('is OpenAPI 3.1', async () => {
    const checked = await new Validator().validate(structuredClone({ ...document }));
    expect(checked.errors ?? []).toEqual([]);
    expect(checked.valid).toBe(true);
  });

  it('has every route, and every route is in it', () => {
    expect(
      operations()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(routesInFiles().toSorted());
  });

  it('names each operation once, and every part of its path', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { name, address, operation } of operations()) {
      const parameters = (operation.parameters ?? []) as { in: string; name: string; required?: boolean }[];
      const inPath = parameters.filter((each) => each.in === 'path');
      expect(
        inPath.map((each) => each.name),
        name,
      ).toEqual([...address.matchAll(/\{(\w+)\}/g)].map(([, part]) => part));
      for (const each of inPath) expect(each.required, `${name} ${each.name}`).toBe(true);
    }
  });

  it('says what each parameter is for', () => {
    for (const { name, operation } of operations()) {
      for (const parameter of (operation.parameters ?? []) as { name: string; description?: string }[]) {
        expect(parameter.description, `${name} ${parameter.name}`).toMatch(/\S/);
      }
    }
  });
});

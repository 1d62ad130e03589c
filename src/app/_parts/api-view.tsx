import type { oas31 } from 'zod-openapi';
import { membersOf, shapeId } from '@/features/syndication/api/schema-text';
import { ApiGuide } from '@/features/syndication/components/api-guide';
import { ApiOperation } from '@/features/syndication/components/api-operation';
import { MemberList } from '@/features/syndication/components/member-list';
import { env } from '@/lib/env';
import { ownApiDocument } from './api-site';
import { PageFrame } from './page-frame';

/** The API for people: the same document that programs read, written out. */
export function ApiView() {
  const document = ownApiDocument();
  const { SITE_URL, API_REQUESTS, API_WINDOW_SECONDS } = env();
  const operations = operationsOf(document.paths ?? {});
  const shapes = Object.entries(document.components?.schemas ?? {});
  return (
    <PageFrame>
      <h1 className="mt-7 mb-1.5 font-serif text-lead font-medium tracking-[-0.02em]">For programs</h1>
      <p className="mb-5 max-w-measure text-lg text-pretty text-soft">
        All that the pages show, as JSON.{' '}
        <a href="/api/openapi.json" className="underline decoration-edge underline-offset-4 hover:text-ink">
          The same as OpenAPI 3.1
        </a>
        , from which clients in most languages can be made. Assistants connect to{' '}
        <code className="font-mono text-base wrap-anywhere text-ink">{SITE_URL}/mcp</code>.
      </p>
      <ApiGuide siteUrl={SITE_URL} requests={API_REQUESTS} windowSeconds={API_WINDOW_SECONDS} />
      {(document.tags ?? []).map(({ name }) => (
        <section key={name} className="mb-10">
          <h2 className="mb-4 border-b-2 border-ink pb-1 font-serif text-2xl font-medium">{name}</h2>
          {operations
            .filter(({ operation }) => operation.tags?.includes(name))
            .map((each) => (
              <ApiOperation key={each.operation.operationId} {...each} />
            ))}
        </section>
      ))}
      <section aria-labelledby="shapes">
        <h2 id="shapes" className="mb-4 border-b-2 border-ink pb-1 font-serif text-2xl font-medium">
          Shapes
        </h2>
        {shapes.map(([name, schema]) => (
          <div key={name} className="mb-8">
            <h3 id={shapeId(name)} className="mb-2 scroll-mt-6 font-serif text-xl font-medium">
              {name}
            </h3>
            <MemberList members={membersOf(schema)} />
          </div>
        ))}
      </section>
    </PageFrame>
  );
}

function operationsOf(paths: oas31.PathsObject) {
  return Object.entries(paths).flatMap(([path, { get, post }]) => [
    ...(get ? [{ method: 'get', path, operation: get }] : []),
    ...(post ? [{ method: 'post', path, operation: post }] : []),
  ]);
}

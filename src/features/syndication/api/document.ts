import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import { KEPT_ANSWER_BYTES, WRITE_HOURS, WRITE_NAME_LENGTH } from '@/features/accounts/idempotency/schema';
import type { Operation } from './operation';
import { OPERATIONS } from './operations';

export type ApiDocument = ReturnType<typeof createDocument>;

type Site = {
  name: string;
  url: string;
  version: string;
  limit: { requests: number; windowSeconds: number };
};

const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What is wrong, and where.' }),
    code: z.string().meta({ description: 'One word for it, for programs.' }),
    errors: z
      .array(z.object({ in: z.enum(['path', 'query']), name: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'Each parameter that was not understood.' }),
  })
  .meta({ id: 'Problem' });

const limitHeaders = {
  RateLimit: z.string().meta({ description: 'How many are left (`r`), and seconds to a new window (`t`).' }),
  'RateLimit-Policy': z.string().meta({ description: 'How many there are (`q`) in so many seconds (`w`).' }),
};
const retryHeaders = { 'Retry-After': z.string().meta({ description: 'Seconds.' }) };

function refusal(description: string, headers: Record<string, z.ZodString> = {}): ZodOpenApiResponseObject {
  return {
    description,
    headers: z.object({ ...limitHeaders, ...headers }).partial(),
    content: { 'application/problem+json': { schema: problem } },
  };
}

const writeHeaders = z.object({
  'Idempotency-Key': z
    .string()
    .max(WRITE_NAME_LENGTH + 2)
    .optional()
    .meta({
      description: `A name for this write, new for each. Sent again within ${WRITE_HOURS} hours it is answered as it was; answers of up to ${KEPT_ANSWER_BYTES} bytes are kept.`,
    }),
});

/** The API as an OpenAPI 3.1 document, made from the schemas that read what comes in and tell what goes out. */
export function apiDocument(site: Site): ApiDocument {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: described(operation) };
  }
  const { requests, windowSeconds } = site.limit;
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: `The API of ${site.name}`,
      version: site.version,
      description: `Papers, editions, topics and search, as the pages show them. Anybody may read; taking papers in needs a key. One caller may ask ${requests} times in ${windowSeconds} seconds. Refusals are problem documents (RFC 9457).`,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: site.url }],
    tags: [...new Set(OPERATIONS.map(({ group }) => group))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description: 'A key with the scope ingest, or the ingest token.',
        },
      },
    },
  });
}

function described(operation: Operation): ZodOpenApiOperationObject {
  const { id, group, title, about, pathInput, queryInput, scope, method, example } = operation;
  return {
    operationId: id,
    tags: [group],
    summary: title,
    description: about,
    'x-example': example,
    security: scope ? [{ key: [] }] : [],
    requestParams: {
      path: pathInput,
      query: queryInput,
      ...(method === 'post' && { header: writeHeaders }),
    },
    ...(method === 'post' && {
      requestBody: {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    }),
    responses: responsesOf(operation),
  };
}

function responsesOf(operation: Operation): ZodOpenApiOperationObject['responses'] {
  const { output, scope, missing, moves, method } = operation;
  const isOpen = method === 'get' && scope === null;
  return {
    200: {
      description: 'What was asked for.',
      headers: z.object({ ...limitHeaders, ...(isOpen && OPEN_HEADERS) }).partial(),
      content: { 'application/json': { schema: output } },
    },
    ...(isOpen && { 304: { description: 'Nothing changed since the answer with this `ETag`.' } }),
    ...(moves && { 308: { description: 'It has another address by now: see `Location`.' } }),
    400: refusal('Something in the request was not understood.'),
    ...(scope && {
      401: refusal('There was no key, or none that is good.'),
      403: refusal('The key is for something else.'),
    }),
    ...(missing && { 404: refusal(missing) }),
    ...(method === 'post' && WRITE_REFUSALS),
    429: refusal('There were too many requests of this caller.', retryHeaders),
    503: refusal('The database is away.', retryHeaders),
  };
}

const OPEN_HEADERS = {
  ETag: z.string().meta({ description: 'Give it as `If-None-Match` to be told only of changes.' }),
  Link: z.string().meta({ description: 'The answer that follows, `rel="next"`, where there is one.' }),
};

const WRITE_REFUSALS = {
  409: refusal(
    'The same write is still being carried out; or its answer was too large to be kept.',
    retryHeaders,
  ),
  413: refusal('The body is larger than allowed.'),
  415: refusal('The body is in no format that is known.'),
  422: refusal('Another request was sent with this `Idempotency-Key`.'),
};

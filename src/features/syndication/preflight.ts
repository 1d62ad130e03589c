/** Any page may read these answers. */
export const OPEN_HEADERS = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': '*' };

/** What programs in pages may send along; `*` does not include the first. */
const ALLOWED_HEADERS = 'Authorization, Content-Type, If-None-Match, If-Modified-Since, *';

/** Answers a browser that asks whether a page may do this at all (https://fetch.spec.whatwg.org, CORS-preflight). */
export function preflight(methods: string): () => Response {
  return () =>
    new Response(null, {
      status: 204,
      headers: {
        Allow: methods,
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Allow-Methods': methods,
        'Access-Control-Allow-Headers': ALLOWED_HEADERS,
        'Access-Control-Max-Age': '86400',
      },
    });
}

/** For what is only read. */
export const readPreflight = preflight('GET, HEAD, OPTIONS');

import { createHash } from 'node:crypto';

type Answer = {
  body: string;
  /** Of the body, where it is known: `entityTag`. */
  tag?: string;
  type: string;
  /** When it last changed, at the latest; null where only its tag tells. */
  modified: Date | null;
  /** Whether it had been made before. */
  kept?: boolean;
  /** `Link` (RFC 8288). */
  link?: string | null;
};

/** How long a reader's program, or what lies between, may keep an answer without asking, in seconds: as long as pages. */
const MAX_AGE = 60;

/**
 * An answer for anybody that whoever has it already need not be sent again (RFC 9110, section 13): 304 where the
 * request names its `ETag`, or, without naming any, an instant not before `Last-Modified`.
 */
export function conditionalAnswer(request: Request, answer: Answer): Response {
  const { body, tag = entityTag(body), type, modified, kept, link } = answer;
  const headers = {
    ETag: tag,
    ...(modified && { 'Last-Modified': modified.toUTCString() }),
    'Cache-Control': `public, max-age=${MAX_AGE}`,
    // Programs in other sites' pages read feeds too.
    'Access-Control-Allow-Origin': '*',
    ...(link && { Link: link }),
    ...(kept !== undefined && { 'X-Nextjs-Cache': kept ? 'HIT' : 'MISS' }),
  };
  return isHeld(request.headers, tag, modified)
    ? new Response(null, { status: 304, headers })
    : new Response(body, { headers: { ...headers, 'Content-Type': type } });
}

/** The strong tag of a body, for one that is kept: of a large one it costs more than all else. */
export function entityTag(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url')}"`;
}

function isHeld(headers: Headers, tag: string, modified: Date | null): boolean {
  const tags = headers.get('if-none-match');
  if (tags !== null) {
    // What compresses answers on their way makes a tag weak.
    return tags.split(',').some((each) => ['*', tag].includes(each.trim().replace(/^W\//, '')));
  }
  if (modified === null) return false;
  const since = Date.parse(headers.get('if-modified-since') ?? '');
  // The header has whole seconds.
  return Math.floor(modified.getTime() / 1_000) * 1_000 <= since;
}

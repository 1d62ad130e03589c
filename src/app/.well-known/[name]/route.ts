import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { route } from '@/lib/http';

const CACHED = { 'Cache-Control': 'public, max-age=3600' };
const MONTH_MS = 30 * 86_400_000;

/** What programs look for at every site (RFC 8615). */
export const GET = route(async (_request, { params }: { params: Promise<{ name: string }> }) => {
  const answer = ANSWERS[(await params).name]?.();
  if (!answer) throw new AppError('not_found', 'There is nothing at this address.');
  return answer;
});

const ANSWERS: Record<string, () => Response | null> = {
  'security.txt': securityText,
  'api-catalog': apiCatalog,
};

/** Whom to tell of a weakness (RFC 9116), where the operator said how they are reached. */
function securityText(): Response | null {
  const { FETCH_CONTACT, SITE_URL } = env();
  if (FETCH_CONTACT === null || FETCH_CONTACT === SITE_URL) return null;
  const expires = new Date(Date.now() + MONTH_MS).toISOString();
  const text = `Contact: ${FETCH_CONTACT}\nExpires: ${expires}\nCanonical: ${SITE_URL}/.well-known/security.txt\n`;
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8', ...CACHED } });
}

/** Where the interfaces for programs are (RFC 9727). */
function apiCatalog(): Response {
  const { SITE_URL } = env();
  const described = 'application/vnd.oai.openapi+json';
  const linkset = [
    {
      anchor: `${SITE_URL}/api/v1`,
      'service-desc': [{ href: `${SITE_URL}/api/openapi.json`, type: described }],
      'service-doc': [{ href: `${SITE_URL}/api`, type: 'text/html' }],
      status: [{ href: `${SITE_URL}/api/health` }],
    },
    { anchor: `${SITE_URL}/mcp`, 'service-doc': [{ href: `${SITE_URL}/api`, type: 'text/html' }] },
    { anchor: `${SITE_URL}/api/daily_papers`, 'service-doc': [{ href: `${SITE_URL}/llms.txt` }] },
  ];
  return Response.json({ linkset }, { headers: { 'Content-Type': 'application/linkset+json', ...CACHED } });
}

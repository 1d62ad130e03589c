import { type ApiDocument, apiDocument } from '@/features/syndication/api/document';
import { env } from '@/lib/env';
import { VERSION } from '@/lib/version';

let document: ApiDocument | null = null;

/** The API's document for this site; made once. */
export function ownApiDocument(): ApiDocument {
  const { SITE_NAME, SITE_URL, API_REQUESTS, API_WINDOW_SECONDS } = env();
  document ??= apiDocument({
    name: SITE_NAME,
    url: SITE_URL,
    version: VERSION,
    limit: { requests: API_REQUESTS, windowSeconds: API_WINDOW_SECONDS },
  });
  return document;
}

import { ownApiDocument } from '@/app/_parts/api-site';
import { conditionalAnswer } from '@/features/syndication/conditional';
import { readPreflight } from '@/features/syndication/preflight';
import { route } from '@/lib/http';

/** The API as programs read it (OpenAPI 3.1). */
export const GET = route(async (request) =>
  conditionalAnswer(request, {
    body: `${JSON.stringify(ownApiDocument(), null, 2)}\n`,
    type: 'application/vnd.oai.openapi+json; version=3.1',
    modified: null,
  }),
);

export const OPTIONS = readPreflight;

import { AppError } from '@/lib/errors';
import { route } from '@/lib/http';

/** An address of the API that is none: says so as the rest of it does, not with a page. */
const nowhere = route(async (request) => {
  throw new AppError('not_found', `There is nothing at ${new URL(request.url).pathname}.`);
});

export const GET = nowhere;
export const POST = nowhere;
export const PUT = nowhere;
export const PATCH = nowhere;
export const DELETE = nowhere;

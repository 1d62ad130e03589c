import 'server-only';
import { Debug as clientDebug } from '@prisma/client/runtime/client';
import { Debug as adapterDebug } from '@prisma/driver-adapter-utils';

/** As many as Prisma keeps. */
const KEPT_LINES = 100;
const logs = [clientDebug('broadsheet'), adapterDebug('broadsheet')];

/**
 * Lets go of what the last statements were given. Prisma keeps the last hundred lines of its debugging, written or
 * not, for the case that it crashes: with all parameters, in the client and once more in its adapter. To be called
 * after statements with many rows in them.
 */
export function forgetStatements(): void {
  for (let line = 0; line < KEPT_LINES; line += 1) for (const log of logs) log('');
}

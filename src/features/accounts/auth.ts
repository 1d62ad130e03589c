import 'server-only';
import { createHmac } from 'node:crypto';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { nextCookies } from 'better-auth/next-js';
import { anonymous } from 'better-auth/plugins/anonymous';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { PASSWORD_LENGTH } from './administrators/schema';
import { ADMINISTRATOR_SESSION_SECONDS, SESSION_SECONDS } from './schema';

const WEEK_SECONDS = 7 * 24 * 60 * 60;

function shared(cookiePrefix: string) {
  const { SITE_URL } = env();
  return {
    baseURL: SITE_URL,
    database: prismaAdapter(db, { provider: 'postgresql' }),
    advanced: {
      cookiePrefix,
      useSecureCookies: SITE_URL.startsWith('https:'),
      ipAddress: { disableIpTracking: true },
    },
    telemetry: { enabled: false },
    // Our own limits count in the database; this one counts per process and only over HTTP, which is not mounted.
    rateLimit: { enabled: false },
  } satisfies BetterAuthOptions;
}

function create() {
  return betterAuth({
    ...shared('broadsheet'),
    secret: env().AUTH_SECRET,
    session: { expiresIn: SESSION_SECONDS, updateAge: WEEK_SECONDS },
    // `nextCookies` hands the cookies to Next and must stay last.
    plugins: [anonymous(), nextCookies()],
  });
}

/**
 * A session of an administrator is another one than the reader's in the same browser: short, under a cookie of its own
 * that is signed with a key of its own, so that neither can be shown for the other.
 */
function createForAdministrators() {
  return betterAuth({
    ...shared('broadsheet-admin'),
    secret: createHmac('sha256', env().AUTH_SECRET ?? '')
      .update('administrators')
      .digest('base64url'),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    session: { expiresIn: ADMINISTRATOR_SESSION_SECONDS, disableSessionRefresh: true },
    user: { additionalFields: { administratorSince: { type: 'date', required: false, input: false } } },
    databaseHooks: { session: { create: { before: async ({ userId }) => isAdministrator(userId) } } },
    // It tells of every wrong password. What fails is thrown as well.
    logger: { disabled: true },
    plugins: [nextCookies()],
  });
}

/** Whoever else has a password gets no session here: it is refused like a wrong password. */
async function isAdministrator(userId: string): Promise<boolean> {
  return (await db.user.count({ where: { id: userId, administratorSince: { not: null } } })) > 0;
}

let created: ReturnType<typeof create> | undefined;
let createdForAdministrators: ReturnType<typeof createForAdministrators> | undefined;

/** better-auth, made at first use so that importing it needs no settings. Its HTTP endpoints are not mounted. */
export function auth(): ReturnType<typeof create> {
  created ??= create();
  return created;
}

/** The same for administrators, who sign in with a password. */
export function administratorAuth(): ReturnType<typeof createForAdministrators> {
  createdForAdministrators ??= createForAdministrators();
  return createdForAdministrators;
}

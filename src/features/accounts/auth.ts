import 'server-only';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { nextCookies } from 'better-auth/next-js';
import { anonymous } from 'better-auth/plugins/anonymous';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { SESSION_SECONDS } from './schema';

const WEEK_SECONDS = 7 * 24 * 60 * 60;

function create() {
  const { AUTH_SECRET, SITE_URL } = env();
  return betterAuth({
    secret: AUTH_SECRET,
    baseURL: SITE_URL,
    database: prismaAdapter(db, { provider: 'postgresql' }),
    session: { expiresIn: SESSION_SECONDS, updateAge: WEEK_SECONDS },
    advanced: {
      cookiePrefix: 'broadsheet',
      useSecureCookies: SITE_URL.startsWith('https:'),
      ipAddress: { disableIpTracking: true },
    },
    telemetry: { enabled: false },
    // Our own limits count in the database; this one counts per process and only over HTTP, which is not mounted.
    rateLimit: { enabled: false },
    // `nextCookies` hands the cookies to Next and must stay last.
    plugins: [anonymous(), nextCookies()],
  });
}

let created: ReturnType<typeof create> | undefined;

/** better-auth, made at first use so that importing it needs no settings. Its HTTP endpoints are not mounted. */
export function auth(): ReturnType<typeof create> {
  created ??= create();
  return created;
}

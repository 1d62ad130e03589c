import 'server-only';
import { db } from '@/lib/db';

/** Under which the code of the first administrator is kept among the verifications. */
export const FIRST_CODE = 'first-administrator';

/** How it stands with the first administrator: there is one, a code is waiting to be used, or neither. */
export async function getFirstState(): Promise<'taken' | 'waiting' | 'closed'> {
  const [administrators, codes] = await Promise.all([
    db.user.count({ where: { administratorSince: { not: null } } }),
    db.verification.count({ where: { identifier: FIRST_CODE, expiresAt: { gt: new Date() } } }),
  ]);
  if (administrators > 0) return 'taken';
  return codes > 0 ? 'waiting' : 'closed';
}

/** Longest in office first, with the last use of a session that is still there. */
export async function listAdministrators() {
  const users = await db.user.findMany({
    where: { administratorSince: { not: null } },
    select: {
      email: true,
      administratorSince: true,
      sessions: { select: { updatedAt: true }, orderBy: { updatedAt: 'desc' }, take: 1 },
    },
    orderBy: [{ administratorSince: 'asc' }, { id: 'asc' }],
  });
  return users.map(({ email, administratorSince, sessions }) => ({
    email,
    since: administratorSince,
    lastSeenAt: sessions[0]?.updatedAt ?? null,
  }));
}

export type AdministratorLine = Awaited<ReturnType<typeof listAdministrators>>[number];

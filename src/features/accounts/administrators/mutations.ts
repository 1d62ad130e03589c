import 'server-only';
import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { db, type Transaction } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { FIRST_CODE_HOURS, hashFirstCode, makeFirstCode } from './first-code';
import { FIRST_CODE } from './queries';
import type { AdministratorInput, FirstAdministratorInput } from './schema';

/** Better-auth's name for an account that signs in with a password. */
const CREDENTIAL = 'credential';

/** Notes that a session was used. Gone sessions are no matter: the next request finds out. */
export async function touchSession(id: string): Promise<void> {
  await db.session.updateMany({ where: { id }, data: { updatedAt: new Date() } });
}

/** Begins counters anew: whoever came in need not wait for what others tried. */
export async function forgetAttempts(keyBeginsWith: string): Promise<void> {
  await db.rateLimit.deleteMany({ where: { key: { startsWith: keyBeginsWith } } });
}

/** @throws AppError conflict where they are one already */
export async function createAdministrator({ email, password }: AdministratorInput): Promise<void> {
  const hash = await hashPassword(password);
  await db.$transaction((tx) => appoint(tx, { email, hash }));
}

/**
 * Gives an administrator another password, and ends every session they have.
 * @throws AppError not_found
 */
export async function resetPassword({ email, password }: AdministratorInput): Promise<void> {
  const hash = await hashPassword(password);
  await db.$transaction(async (tx) => {
    const user = await tx.user.findFirst({
      where: { email, administratorSince: { not: null } },
      select: { id: true },
    });
    if (!user) throw new AppError('not_found', `There is no administrator ${email}.`);
    await setPassword(tx, { userId: user.id, hash });
    await tx.session.deleteMany({ where: { userId: user.id } });
  });
}

/** A new code for whoever is to be the first administrator, in the place of any before; null where there is one. */
export async function issueFirstCode(): Promise<string | null> {
  const code = makeFirstCode();
  const expiresAt = new Date(Date.now() + FIRST_CODE_HOURS * 3_600_000);
  return db.$transaction(async (tx) => {
    await tx.verification.deleteMany({ where: { identifier: FIRST_CODE } });
    if (await anyAdministrator(tx)) return null;
    await tx.verification.create({
      data: { id: randomUUID(), identifier: FIRST_CODE, value: hashFirstCode(code), expiresAt },
    });
    return code;
  });
}

/**
 * Makes the first administrator of whoever has the code, which is then used up.
 * @throws AppError forbidden where it is not the code, or not any more
 */
export async function createFirstAdministrator(given: FirstAdministratorInput): Promise<void> {
  // Before anything is hashed for a stranger.
  if (!(await takeCode(db, given.code, { peek: true }))) refuseCode();
  const hash = await hashPassword(given.password);
  await db.$transaction(async (tx) => {
    if (!(await takeCode(tx, given.code)) || (await anyAdministrator(tx))) refuseCode();
    await appoint(tx, { email: given.email, hash });
  });
}

function refuseCode(): never {
  throw new AppError('forbidden', 'That code is not valid, or not any more.');
}

/** True where it is the code. The row goes with its use, so that of two at once one finds it. */
async function takeCode(tx: Transaction, code: string, { peek = false } = {}): Promise<boolean> {
  const where = { identifier: FIRST_CODE, value: hashFirstCode(code), expiresAt: { gt: new Date() } };
  const count = peek
    ? await tx.verification.count({ where })
    : (await tx.verification.deleteMany({ where })).count;
  return count > 0;
}

async function anyAdministrator(tx: Transaction): Promise<boolean> {
  return (await tx.user.count({ where: { administratorSince: { not: null } } })) > 0;
}

async function appoint(tx: Transaction, { email, hash }: { email: string; hash: string }): Promise<void> {
  const known = await tx.user.findUnique({
    where: { email },
    select: { id: true, administratorSince: true },
  });
  if (known?.administratorSince) throw new AppError('conflict', `${email} is an administrator already.`);
  const administratorSince = new Date();
  const { id } = known
    ? await tx.user.update({ where: { id: known.id }, data: { administratorSince }, select: { id: true } })
    : await tx.user.create({
        data: { id: randomUUID(), name: email, email, isAnonymous: false, administratorSince },
        select: { id: true },
      });
  await setPassword(tx, { userId: id, hash });
}

async function setPassword(
  tx: Transaction,
  { userId, hash }: { userId: string; hash: string },
): Promise<void> {
  await tx.account.deleteMany({ where: { userId, providerId: CREDENTIAL } });
  await tx.account.create({
    data: { id: randomUUID(), userId, accountId: userId, providerId: CREDENTIAL, password: hash },
  });
}

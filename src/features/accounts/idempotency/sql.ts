import 'server-only';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { db } from '@/lib/db';
import { CLAIM_SECONDS, WRITE_HOURS, type WriteKey } from './schema';

/**
 * Claims a write for one caller, of however many that ask at once: one that is new, or forgotten, or whose claim nobody
 * moves on. The clock is the database's, for all processes. Null where it is somebody else's.
 */
export async function claimWrite({ holder, operation, name }: WriteKey): Promise<string | null> {
  const claim = randomUUID();
  const rows = await db.$queryRaw`
    INSERT INTO idempotent_writes AS held (holder, operation, name, claim, claimed_at, held_until)
    VALUES (
      ${holder}, ${operation}, ${name}, ${claim}::uuid, now(), now() + make_interval(secs => ${CLAIM_SECONDS})
    )
    ON CONFLICT (holder, operation, name) DO UPDATE SET
      claim = EXCLUDED.claim,
      claimed_at = EXCLUDED.claimed_at,
      held_until = EXCLUDED.held_until,
      fingerprint = NULL,
      answered_at = NULL,
      status = NULL,
      content_type = NULL,
      body = NULL
    WHERE (held.answered_at IS NULL AND held.held_until < now())
      OR held.answered_at < now() - make_interval(hours => ${WRITE_HOURS})
    RETURNING held.claim
  `;
  return z.array(z.object({ claim: z.string() })).parse(rows)[0]?.claim ?? null;
}

/** Moves a claim on; false where it is another's by now. */
export async function moveClaim(claim: string, { holder, operation, name }: WriteKey): Promise<boolean> {
  const moved = await db.$executeRaw`
    UPDATE idempotent_writes
    SET held_until = now() + make_interval(secs => ${CLAIM_SECONDS})
    WHERE holder = ${holder} AND operation = ${operation} AND name = ${name}
      AND claim = ${claim}::uuid AND answered_at IS NULL
  `;
  return moved > 0;
}

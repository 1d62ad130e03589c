import 'server-only';
import type { ViewerId } from '@/features/accounts/viewer';
import { isMissingReference } from '@/lib/database-error';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';

/**
 * Keeps that the viewer opened a paper. Idempotent; the first time stays.
 * @throws AppError not_found
 */
export async function recordRead(viewerId: ViewerId, paperId: number): Promise<void> {
  try {
    await db.read.createMany({ data: { userId: viewerId, paperId }, skipDuplicates: true });
  } catch (error) {
    if (isMissingReference(error)) throw new AppError('not_found', 'That paper is not here (any more).');
    throw error;
  }
}

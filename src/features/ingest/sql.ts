import 'server-only';
import type { Transaction } from '@/lib/db';

/** Any number; only ingest batches take it. */
const BATCH_LOCK = 7_140_314;

/**
 * One batch at a time over all processes: matching reads what the batch before it wrote. Ends with the transaction.
 *
 * So does this: while tables grow faster than Postgres takes statistics of them, it would read them whole instead of
 * looking up the few hundred papers that a batch is about.
 */
export async function lockBatches(tx: Transaction): Promise<void> {
  await tx.$queryRaw`
    SELECT pg_advisory_xact_lock(${BATCH_LOCK})::text AS lock, set_config('enable_seqscan', 'off', true)
  `;
}

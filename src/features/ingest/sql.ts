import 'server-only';
import type { Transaction } from '@/lib/db';

/** Any number; only ingest batches take it. */
const BATCH_LOCK = 7_140_314;

/** One batch at a time over all processes: matching reads what the batch before it wrote. Ends with the transaction. */
export async function lockBatches(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${BATCH_LOCK})`;
}

import type { AppError } from '@/lib/errors';
import { RetryLater } from '@/lib/jobs/retry-later';

/** What a task throws for the failure of a source: it is tried again when the source says that it may be asked. */
export function retryOf(failure: AppError): Error {
  const { retryAt } = failure.details;
  return retryAt instanceof Date ? new RetryLater(failure.message, retryAt) : failure;
}

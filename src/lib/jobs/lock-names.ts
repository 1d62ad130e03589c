/** The name of the lock that a worker holds for as long as it lives; graphile-worker knows it by the same id. */
export function workerLockName(id: string): string {
  return `worker ${id}`;
}

/** How the locks of workers begin to say who holds them. */
export const WORKER_HOLDER = 'worker of ';

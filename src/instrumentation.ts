/** Runs once in a server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || !process.env.DATABASE_URL) return;
  const { listenForChanges } = await import('@/lib/page-cache/listener');
  listenForChanges();
  const { warmSearch } = await import('@/features/search/warm');
  // The first search reads what could not be read now.
  warmSearch().catch(() => {});
}

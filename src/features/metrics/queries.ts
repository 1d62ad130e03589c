import 'server-only';
import { countPapers } from '@/features/papers/queries';
import { countIssues, countJobs, listSourceSuccesses, sumIngested } from './sql';

/** What the database knows of what all processes did. */
export async function getStoredFigures() {
  const [papers, ingested, sources, jobs, issues] = await Promise.all([
    countPapers(),
    sumIngested(),
    listSourceSuccesses(),
    countJobs(),
    countIssues(),
  ]);
  return { papers, ingested, sources, jobs, issues };
}

export type StoredFigures = Awaited<ReturnType<typeof getStoredFigures>>;

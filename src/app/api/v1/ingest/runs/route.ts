import { readRoute } from '@/features/syndication/api/api-route';
import { listRunsOperation } from '@/features/syndication/api/ingest/operations';
import { findRuns } from '@/features/syndication/api/ingest/queries';
import { readPreflight } from '@/features/syndication/preflight';

export const GET = readRoute(listRunsOperation, findRuns);
export const OPTIONS = readPreflight;

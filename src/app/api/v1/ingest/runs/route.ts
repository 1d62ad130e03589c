import { readHandlers } from '@/features/syndication/api/api-route';
import { listRunsOperation } from '@/features/syndication/api/ingest/operations';
import { findRuns } from '@/features/syndication/api/ingest/queries';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = readHandlers(listRunsOperation, findRuns);

import { readHandlers } from '@/features/syndication/api/api-route';
import { getRunOperation } from '@/features/syndication/api/ingest/operations';
import { findRun } from '@/features/syndication/api/ingest/queries';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = readHandlers(getRunOperation, findRun);

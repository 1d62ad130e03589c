import { readRoute } from '@/features/syndication/api/api-route';
import { getRunOperation } from '@/features/syndication/api/ingest/operations';
import { findRun } from '@/features/syndication/api/ingest/queries';
import { readPreflight } from '@/features/syndication/preflight';

export const GET = readRoute(getRunOperation, findRun);
export const OPTIONS = readPreflight;

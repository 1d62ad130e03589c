import { readRoute } from '@/features/syndication/api/api-route';
import { listTrendsOperation } from '@/features/syndication/api/topics/operations';
import { findTrends } from '@/features/syndication/api/topics/queries';
import { readPreflight } from '@/features/syndication/preflight';

export const GET = readRoute(listTrendsOperation, findTrends);
export const OPTIONS = readPreflight;

import { readRoute } from '@/features/syndication/api/api-route';
import { getTrendingOperation } from '@/features/syndication/api/editions/operations';
import { findTrending } from '@/features/syndication/api/editions/queries';
import { readPreflight } from '@/features/syndication/preflight';

export const GET = readRoute(getTrendingOperation, findTrending);
export const OPTIONS = readPreflight;

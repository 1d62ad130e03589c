import { readRoute } from '@/features/syndication/api/api-route';
import { searchOperation } from '@/features/syndication/api/search/operations';
import { findSearch } from '@/features/syndication/api/search/queries';
import { readPreflight } from '@/features/syndication/preflight';

export const GET = readRoute(searchOperation, findSearch);
export const OPTIONS = readPreflight;

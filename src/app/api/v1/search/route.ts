import { readHandlers } from '@/features/syndication/api/api-route';
import { searchOperation } from '@/features/syndication/api/search/operations';
import { findSearch } from '@/features/syndication/api/search/queries';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = readHandlers(searchOperation, findSearch);

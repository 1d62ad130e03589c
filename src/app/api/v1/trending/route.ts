import { readHandlers } from '@/features/syndication/api/api-route';
import { getTrendingOperation } from '@/features/syndication/api/editions/operations';
import { findTrending } from '@/features/syndication/api/editions/queries';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = readHandlers(getTrendingOperation, findTrending);

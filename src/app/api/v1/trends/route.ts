import { readHandlers } from '@/features/syndication/api/api-route';
import { listTrendsOperation } from '@/features/syndication/api/topics/operations';
import { findTrends } from '@/features/syndication/api/topics/queries';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = readHandlers(listTrendsOperation, findTrends);

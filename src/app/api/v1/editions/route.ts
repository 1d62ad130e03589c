import { readHandlers } from '@/features/syndication/api/api-route';
import { listEditionsOperation } from '@/features/syndication/api/editions/operations';
import { findEditions } from '@/features/syndication/api/editions/queries';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = readHandlers(listEditionsOperation, findEditions);

import { readHandlers } from '@/features/syndication/api/api-route';
import { listPapersOperation } from '@/features/syndication/api/papers/operations';
import { findPapersPage } from '@/features/syndication/api/papers/queries';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = readHandlers(listPapersOperation, findPapersPage);

import { readHandlers } from '@/features/syndication/api/api-route';
import { getPaperOperation } from '@/features/syndication/api/papers/operations';
import { findPaper } from '@/features/syndication/api/papers/queries';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = readHandlers(getPaperOperation, findPaper);

import { readHandlers } from '@/features/syndication/api/api-route';
import { listRelatedOperation } from '@/features/syndication/api/papers/operations';
import { findRelated } from '@/features/syndication/api/papers/queries';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = readHandlers(listRelatedOperation, findRelated);

import { readHandlers } from '@/features/syndication/api/api-route';
import { listAuthorPapersOperation } from '@/features/syndication/api/papers/operations';
import { findAuthorPapers } from '@/features/syndication/api/papers/queries';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = readHandlers(
  listAuthorPapersOperation,
  findAuthorPapers,
);

import { readHandlers } from '@/features/syndication/api/api-route';
import { listTopicPapersOperation } from '@/features/syndication/api/topics/operations';
import { findTopicPapers } from '@/features/syndication/api/topics/queries';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = readHandlers(
  listTopicPapersOperation,
  findTopicPapers,
);

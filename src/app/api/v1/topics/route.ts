import { readHandlers } from '@/features/syndication/api/api-route';
import { listTopicsOperation } from '@/features/syndication/api/topics/operations';
import { findTopics } from '@/features/syndication/api/topics/queries';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = readHandlers(listTopicsOperation, findTopics);

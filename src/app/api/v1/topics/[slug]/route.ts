import { readHandlers } from '@/features/syndication/api/api-route';
import { getTopicOperation } from '@/features/syndication/api/topics/operations';
import { findTopic } from '@/features/syndication/api/topics/queries';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = readHandlers(getTopicOperation, findTopic);

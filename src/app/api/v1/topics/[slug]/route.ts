import { readRoute } from '@/features/syndication/api/api-route';
import { getTopicOperation } from '@/features/syndication/api/topics/operations';
import { findTopic } from '@/features/syndication/api/topics/queries';
import { readPreflight } from '@/features/syndication/preflight';

export const GET = readRoute(getTopicOperation, findTopic);
export const OPTIONS = readPreflight;

import { readRoute } from '@/features/syndication/api/api-route';
import { listTopicsOperation } from '@/features/syndication/api/topics/operations';
import { findTopics } from '@/features/syndication/api/topics/queries';
import { readPreflight } from '@/features/syndication/preflight';

export const GET = readRoute(listTopicsOperation, findTopics);
export const OPTIONS = readPreflight;

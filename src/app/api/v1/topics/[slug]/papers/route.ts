import { readRoute } from '@/features/syndication/api/api-route';
import { listTopicPapersOperation } from '@/features/syndication/api/topics/operations';
import { findTopicPapers } from '@/features/syndication/api/topics/queries';
import { readPreflight } from '@/features/syndication/preflight';

export const GET = readRoute(listTopicPapersOperation, findTopicPapers);
export const OPTIONS = readPreflight;

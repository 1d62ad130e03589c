import { readRoute } from '@/features/syndication/api/api-route';
import { listRelatedOperation } from '@/features/syndication/api/papers/operations';
import { findRelated } from '@/features/syndication/api/papers/queries';
import { readPreflight } from '@/features/syndication/preflight';

export const GET = readRoute(listRelatedOperation, findRelated);
export const OPTIONS = readPreflight;

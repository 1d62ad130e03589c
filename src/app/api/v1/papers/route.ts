import { readRoute } from '@/features/syndication/api/api-route';
import { listPapersOperation } from '@/features/syndication/api/papers/operations';
import { findPapersPage } from '@/features/syndication/api/papers/queries';
import { readPreflight } from '@/features/syndication/preflight';

export const GET = readRoute(listPapersOperation, findPapersPage);
export const OPTIONS = readPreflight;

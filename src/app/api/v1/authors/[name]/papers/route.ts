import { readRoute } from '@/features/syndication/api/api-route';
import { listAuthorPapersOperation } from '@/features/syndication/api/papers/operations';
import { findAuthorPapers } from '@/features/syndication/api/papers/queries';
import { readPreflight } from '@/features/syndication/preflight';

export const GET = readRoute(listAuthorPapersOperation, findAuthorPapers);
export const OPTIONS = readPreflight;

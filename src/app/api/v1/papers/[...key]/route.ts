import { readRoute } from '@/features/syndication/api/api-route';
import { getPaperOperation } from '@/features/syndication/api/papers/operations';
import { findPaper } from '@/features/syndication/api/papers/queries';
import { readPreflight } from '@/features/syndication/preflight';

export const GET = readRoute(getPaperOperation, findPaper);
export const OPTIONS = readPreflight;

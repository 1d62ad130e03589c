import { readRoute } from '@/features/syndication/api/api-route';
import { listEditionsOperation } from '@/features/syndication/api/editions/operations';
import { findEditions } from '@/features/syndication/api/editions/queries';
import { readPreflight } from '@/features/syndication/preflight';

export const GET = readRoute(listEditionsOperation, findEditions);
export const OPTIONS = readPreflight;

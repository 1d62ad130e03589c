import { readRoute } from '@/features/syndication/api/api-route';
import { getEditionOperation } from '@/features/syndication/api/editions/operations';
import { findEdition } from '@/features/syndication/api/editions/queries';
import { readPreflight } from '@/features/syndication/preflight';

export const GET = readRoute(getEditionOperation, findEdition);
export const OPTIONS = readPreflight;

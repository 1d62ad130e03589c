import { readHandlers } from '@/features/syndication/api/api-route';
import { getEditionOperation } from '@/features/syndication/api/editions/operations';
import { findEdition } from '@/features/syndication/api/editions/queries';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = readHandlers(getEditionOperation, findEdition);

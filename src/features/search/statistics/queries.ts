import 'server-only';
import { keptFor } from '@/lib/kept-for';
import { listSpread } from './sql';
import { readSpread } from './windows';

const MINUTE = 60_000;

/** How papers are spread over standings, days and votes. A little old does no harm: it only says how far to look. */
export const getSpread = keptFor(5 * MINUTE, async () => readSpread(await listSpread()));

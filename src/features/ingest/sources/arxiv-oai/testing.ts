import { oaiError, oaiSets } from '../../../../../tests/support/arxiv-answers';
import type { Received, Recorded } from '../../../../../tests/support/replay/answer';
import type { RangeRequest } from '../range';
import { ARXIV_OAI } from '../table';
import { queryOf, type SourceBench, useSources } from '../testing';
import { fetchChanged } from './arxiv-oai';

export const RANGE = { first: '2026-11-01', last: '2026-11-10' } as RangeRequest['range'];
export const SETS = { body: oaiSets(['cs', 'cs:cs', 'cs:cs:CL', 'physics', 'physics:hep-th']) };
export const NONE = { body: oaiError('noRecordsMatch') };
export const WEEK = { first: '2026-11-01', last: '2026-11-07' } as RangeRequest['range'];

/** Opens OAI-PMH servers with two sets; what they say to ListRecords is the test's. */
export function useOai() {
  const open = useSources();
  return (answer: (asked: Record<string, string>, request: Received) => Recorded) =>
    open({
      '/oai': (request) => {
        const asked = queryOf(request);
        return asked.verb === 'ListSets' ? SETS : answer(asked, request);
      },
    });
}

/** Asks for the changes of a week in one set. */
export const change = ({ run }: SourceBench, request: Partial<RangeRequest> = {}, signal?: AbortSignal) =>
  run(ARXIV_OAI, (context) => fetchChanged(context, { range: WEEK, again: false, ...request }), {
    ...(signal && { signal }),
    settings: { ARXIV_CATEGORIES: ['cs.CL'] },
  });

/** What was asked for, as "from until set", or its token. */
export const lists = ({ server }: SourceBench) =>
  server.requests
    .map(queryOf)
    .filter(({ verb }) => verb === 'ListRecords')
    .map(({ resumptionToken, from, until, set }) => resumptionToken ?? `${from} ${until} ${set}`);

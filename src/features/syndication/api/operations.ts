import { getEditionOperation, getTrendingOperation, listEditionsOperation } from './editions/operations';
import { getRunOperation, ingestOperation, listRunsOperation } from './ingest/operations';
import type { Operation } from './operation';
import {
  getPaperOperation,
  listAuthorPapersOperation,
  listPapersOperation,
  listRelatedOperation,
} from './papers/operations';
import { searchOperation } from './search/operations';
import {
  getTopicOperation,
  listTopicPapersOperation,
  listTopicsOperation,
  listTrendsOperation,
} from './topics/operations';

/** All that can be asked of the API, in the order of its documentation. Each has a route file at its path. */
export const OPERATIONS: readonly Operation[] = [
  searchOperation,
  listPapersOperation,
  getPaperOperation,
  listRelatedOperation,
  listAuthorPapersOperation,
  listEditionsOperation,
  getEditionOperation,
  getTrendingOperation,
  listTopicsOperation,
  getTopicOperation,
  listTopicPapersOperation,
  listTrendsOperation,
  ingestOperation,
  listRunsOperation,
  getRunOperation,
];

import type { Site } from '@/lib/fetching/asked';

/**
 * One request in three seconds on one connection, over RSS, API and OAI-PMH together
 * (https://info.arxiv.org/help/api/tou.html). OAI-PMH may think for minutes, and says 503 with a Retry-After.
 */
export const ARXIV: Site = {
  name: 'arXiv',
  minimumIntervalMs: 3_000,
  connections: 1,
  limits: { attempts: 5, firstByteMs: 200_000, waitMs: 300_000 },
};

/** Anonymous readers have 500 requests in five minutes; we stay far below. */
export const HUGGING_FACE: Site = { name: 'Hugging Face', minimumIntervalMs: 1_000, connections: 1 };

/**
 * One at a time, and far fewer a second than GitHub minds
 * (https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api). A repository is some kilobytes.
 */
export const GITHUB: Site = {
  name: 'GitHub',
  minimumIntervalMs: 250,
  connections: 1,
  limits: { attempts: 3, redirects: 3, receivedBytes: 2 ** 20, decodedBytes: 2 ** 20 },
};

/**
 * A model of the operator's, which may run on a processor and begin to answer after minutes. It is asked again by whoever
 * keeps the account of what it costs, not by the fetcher.
 */
export const SUMMARY_ENDPOINT: Site = {
  name: 'The endpoint for summaries',
  minimumIntervalMs: 0,
  connections: 1,
  limits: {
    attempts: 1,
    redirects: 0,
    firstByteMs: 300_000,
    totalMs: 600_000,
    receivedBytes: 2 ** 20,
    decodedBytes: 2 ** 20,
  },
};

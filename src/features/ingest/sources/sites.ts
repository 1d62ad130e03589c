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

import 'server-only';
import type { z } from 'zod';
import { AppError } from '@/lib/errors';
import { getEditionOperation } from '../api/editions/operations';
import { findEdition } from '../api/editions/queries';
import type { Found } from '../api/found';
import { findPaper, findRelated } from '../api/papers/queries';
import type { ApiPaper } from '../api/papers/schema';
import { findSearch } from '../api/search/queries';
import { findTopic, findTopicPapers, findTopics } from '../api/topics/queries';
import { briefPaper } from './brief-paper';
import {
  type editionInput,
  type editionOutput,
  MCP_LIMITS,
  type relatedOutput,
  type searchInput,
  type searchOutput,
  type topicInput,
  type topicOutput,
  type topicsInput,
  type topicsOutput,
} from './schema';

type Input<Schema extends z.ZodType> = z.output<Schema>;

export async function search({
  query,
  sort,
  limit,
  cursor,
}: Input<typeof searchInput>): Promise<z.output<typeof searchOutput>> {
  const found = contentOf(await findSearch({ q: query, sort, ...(cursor && { cursor }) }), 'result');
  return {
    papers: found.items.slice(0, limit).map(({ paper }) => briefPaper(paper)),
    total: found.total,
    totalIsExact: found.totalIsExact,
    // A list that was cut short would go on behind what was left out.
    next: limit < found.items.length ? null : found.next,
    meanings: found.readings.map(({ form, meant }) => ({ form, meant: meant?.name ?? null })),
    hints: found.hints.map(({ message }) => message),
    suggestion: found.suggestion,
  };
}

export async function getPaper(key: string): Promise<ApiPaper> {
  return follow(key, '/api/v1/papers/', (current) => findPaper({ key: current }));
}

export async function getEdition({
  edition,
  limit,
}: Input<typeof editionInput>): Promise<z.output<typeof editionOutput>> {
  const asked = getEditionOperation.pathInput.safeParse({ edition });
  if (!asked.success) throw new AppError('invalid', `edition: ${asked.error.issues[0]?.message}`);
  const found = contentOf(await findEdition({ ...asked.data, cursor: 1 }), 'edition');
  const { url, first, last, state, total, previous, following, topics, items } = found;
  return {
    edition: found.edition,
    url,
    first,
    last,
    state,
    total,
    previous,
    following,
    topics: topics.map(({ slug, name, count: papers }) => ({ slug, name, papers })),
    papers: items.slice(0, limit).map(briefPaper),
  };
}

export async function listTopics({
  query,
  limit,
}: Input<typeof topicsInput>): Promise<z.output<typeof topicsOutput>> {
  const { items, total } = contentOf(await findTopics({ q: query, cursor: 1 }), 'topic');
  return { topics: items.slice(0, limit).map(({ slug, name, papers }) => ({ slug, name, papers })), total };
}

export async function getTopic({
  slug,
  limit,
}: Input<typeof topicInput>): Promise<z.output<typeof topicOutput>> {
  const topic = await follow(slug, '/api/v1/topics/', (current) => findTopic({ slug: current }));
  const newest = contentOf(await findTopicPapers({ slug: topic.slug, cursor: 1 }), 'topic');
  return {
    ...topic,
    months: topic.months.slice(-MCP_LIMITS.months),
    neighbours: topic.neighbours.map(({ slug: other, name, lift }) => ({ slug: other, name, lift })),
    newest: newest.items.slice(0, limit).map(briefPaper),
  };
}

export async function listRelated(key: string): Promise<z.output<typeof relatedOutput>> {
  const { items } = await follow(key, '/api/v1/related/', (current) => findRelated({ key: current }));
  return {
    papers: items.map(({ paper, shared }) => ({
      ...briefPaper(paper),
      shared: shared.map(({ label }) => label),
    })),
  };
}

/** What is there, under the name that it has now: an assistant need not hear of names that were given up. */
async function follow<Content>(
  name: string,
  folder: string,
  find: (name: string) => Promise<Found<Content>>,
): Promise<Content> {
  const found = await find(name);
  if (found && 'movedTo' in found) return contentOf(await find(found.movedTo.slice(folder.length)), name);
  return contentOf(found, name);
}

function contentOf<Content>(found: Found<Content>, name: string): Content {
  if (found && 'content' in found) return found.content;
  throw new AppError('not_found', `There is no ${name} here.`);
}

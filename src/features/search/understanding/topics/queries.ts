import 'server-only';
import { listSenses } from '@/features/topics/queries';
import { db } from '@/lib/db';
import { facet } from '../../facets';
import type { Node } from '../../language/tree';

/** The facets of topics by what a `topic:` calls them: a slug, one it had before, or a way of writing it. */
export async function resolveTopics(
  names: string[],
): Promise<{ facets: Map<string, number>; unknown: string[] }> {
  const facets = new Map<string, number>();
  if (names.length === 0) return { facets, unknown: [] };
  const slugOf = (name: string) => name.toLowerCase().replace(/\s+/g, '-');
  const slugs = names.map(slugOf);
  const [ids, aliases] = await Promise.all([
    listTopicIds(slugs),
    db.topicAlias.findMany({ where: { slug: { in: slugs } }, select: { slug: true, topicId: true } }),
  ]);
  for (const name of names) {
    const id = ids.get(slugOf(name)) ?? aliases.find(({ slug }) => slug === slugOf(name))?.topicId;
    if (id !== undefined) facets.set(name, facet('topic', id));
  }
  for (const name of names.filter((each) => !facets.has(each))) {
    const [place] = await listSenses(name);
    const id = place?.senses[0]?.topicId ?? null;
    if (id !== null) facets.set(name, facet('topic', id));
  }
  return { facets, unknown: names.filter((name) => !facets.has(name)) };
}

async function listTopicIds(slugs: string[]): Promise<Map<string, number>> {
  const topics = await db.topic.findMany({
    where: { slug: { in: slugs } },
    select: { id: true, slug: true },
  });
  return new Map(topics.map(({ id, slug }) => [slug, id]));
}

export function topicNames(node: Node): string[] {
  if (node.kind === 'not') return topicNames(node.node);
  if (node.kind === 'and' || node.kind === 'or') return [...new Set(node.nodes.flatMap(topicNames))];
  return node.kind === 'topic' ? [node.name] : [];
}

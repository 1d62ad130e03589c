import 'server-only';
import { z } from 'zod';
import { dayOf } from '@/lib/day';
import { db } from '@/lib/db';
import { PAPERS_IN_PART } from './schema';

const place = z.object({ path: z.string(), changedAt: z.date().nullable() });
/** An address of ours, and when it last changed. */
export type SitemapPlace = z.infer<typeof place>;

/** The numbers of the parts that have papers. */
export async function listPaperParts(): Promise<number[]> {
  const rows = await db.$queryRaw`SELECT COALESCE(max(id), 0)::int AS newest FROM papers`;
  const [{ newest } = { newest: 0 }] = z.array(z.object({ newest: z.number() })).parse(rows);
  return Array.from(
    { length: newest === 0 ? 0 : Math.floor(newest / PAPERS_IN_PART) + 1 },
    (_, part) => part,
  );
}

export async function listPaperPlaces(from: number): Promise<SitemapPlace[]> {
  const rows = await db.$queryRaw`
    SELECT '/papers/' || key AS path, changed_at AS "changedAt"
    FROM papers
    WHERE id >= ${from}::int AND id < ${from + PAPERS_IN_PART}::int
    ORDER BY id
  `;
  return z.array(place).parse(rows);
}

/** Topics that have papers. */
export async function listTopicPlaces(limit: number): Promise<SitemapPlace[]> {
  const rows = await db.$queryRaw`
    SELECT '/topics/' || topic.slug AS path, NULL AS "changedAt"
    FROM topics AS topic
    WHERE EXISTS (SELECT 1 FROM paper_topics WHERE paper_topics.topic_id = topic.id)
    ORDER BY topic.id
    LIMIT ${limit}
  `;
  return z.array(place).parse(rows);
}

/** The newest days that have papers. */
export async function listDayPlaces(limit: number): Promise<SitemapPlace[]> {
  const rows = await db.$queryRaw`
    SELECT DISTINCT entry.day
    FROM edition_entries AS entry
    ORDER BY entry.day DESC
    LIMIT ${limit}
  `;
  return z
    .array(z.object({ day: z.date() }))
    .parse(rows)
    .map(({ day }) => ({ path: `/papers/date/${dayOf(day)}`, changedAt: null }));
}

import 'server-only';
import { db } from '@/lib/db';
import { type Ranked, ranked, type Slice } from '../sql';

type BoundedSlice = Slice & { most: number };

/** Featured papers by score, newest first among equals. `total` is at most `most`. */
export async function rankByScore({ limit, offset, most }: BoundedSlice): Promise<Ranked> {
  const [rows, [count]] = await Promise.all([
    db.$queryRaw`
      SELECT paper.id, 0 AS total
      FROM papers AS paper
      WHERE paper.edition_day IS NOT NULL
      ORDER BY paper.score DESC, paper.id DESC
      LIMIT ${Math.max(Math.min(limit, most - offset), 0)}
      OFFSET ${offset}
    `,
    db.$queryRaw<[{ total: number }]>`
      SELECT count(*)::int AS total
      FROM (
        SELECT FROM papers AS paper
        WHERE paper.edition_day IS NOT NULL
        ORDER BY paper.score DESC, paper.id DESC
        LIMIT ${most}
      ) AS featured
    `,
  ]);
  return { ids: ranked(rows).ids, total: count.total };
}

/** Papers whose repositories gained stars, featured or not, by these stars. `total` is at most `most`. */
export async function rankByStars({ limit, offset, most }: BoundedSlice): Promise<Ranked> {
  return ranked(
    await db.$queryRaw`
    SELECT risen.id, count(*) OVER ()::int AS total
    FROM (
      SELECT paper.id, paper.stars_gained, paper.score
      FROM papers AS paper
      WHERE paper.stars_gained > 0
      ORDER BY paper.stars_gained DESC, paper.score DESC, paper.id DESC
      LIMIT ${most}
    ) AS risen
    ORDER BY risen.stars_gained DESC, risen.score DESC, risen.id DESC
    LIMIT ${limit}
    OFFSET ${offset}
  `,
  );
}

import pg from 'pg';

type Document = { id: string; title: string; text: string };
const AT_ONCE = 500;

/** Stores documents as papers and indexes them; gives each document's id by its paper's. */
export async function storeDocuments(documents: Document[]): Promise<Map<number, string>> {
  const { db } = await import('@/lib/db');
  const { indexPapers } = await import('@/features/search/indexing/mutations');
  const ids = new Map<number, string>();
  for (let from = 0; from < documents.length; from += AT_ONCE) {
    const part = documents.slice(from, from + AT_ONCE);
    const stored = await db.paper.createManyAndReturn({
      data: part.map(({ id, title, text }) => ({
        ...{
          key: `document-${id}`,
          fingerprint: id,
          title,
          titleText: title,
          abstract: text,
          abstractText: text,
        },
      })),
      select: { id: true, fingerprint: true },
    });
    for (const { id, fingerprint } of stored) ids.set(id, fingerprint);
    await db.$transaction((tx) =>
      indexPapers(
        tx,
        stored.map(({ id }) => id),
      ),
    );
  }
  return ids;
}

/** Gives papers the dates and votes of others, drawn by chance, as if they had come with them. */
export async function placeAmong(ids: number[]): Promise<void> {
  const { db } = await import('@/lib/db');
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT setseed(0.42)`;
    await tx.$executeRaw`
      UPDATE papers AS paper
      SET published_at = drawn.published_at,
          published_precision = drawn.published_precision,
          edition_day = drawn.edition_day,
          source_upvote_count = drawn.source_upvote_count
      FROM (
        SELECT row_number() OVER () AS place, published_at, published_precision, edition_day, source_upvote_count
        FROM (SELECT * FROM papers WHERE NOT id = ANY (${ids}::int[]) ORDER BY random() LIMIT ${ids.length}) AS other
      ) AS drawn
      WHERE paper.id = (${ids}::int[])[drawn.place]`;
  });
}

let client: pg.Client | null = null;

/** To be called before the database goes. */
export async function closePlain(): Promise<void> {
  await client?.end();
}

/** What Postgres finds by itself: any of the words, by `ts_rank`, in its own stems. */
export async function plainRank(text: string, limit: number, ids: Map<number, string>): Promise<string[]> {
  if (!client) {
    client = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    await client.query(`CREATE TABLE plain AS
      SELECT id, to_tsvector('english', title || ' ' || abstract) AS document FROM papers`);
    client.on('error', () => {});
  }
  const { rows } = await client.query(
    `WITH query AS (SELECT replace(plainto_tsquery('english', $1)::text, '&', '|')::tsquery AS words)
    SELECT id FROM plain, query WHERE document @@ words ORDER BY ts_rank(document, words) DESC, id LIMIT $2`,
    [text, limit],
  );
  return rows.map(({ id }: { id: number }) => ids.get(id) ?? '');
}

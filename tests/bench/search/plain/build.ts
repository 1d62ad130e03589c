import pg from 'pg';

const SCHEMA = `
  SET maintenance_work_mem = '512MB';
  CREATE SCHEMA plain;
  CREATE TABLE plain.papers (id integer NOT NULL, score real NOT NULL, words tsvector NOT NULL);
  ALTER TABLE plain.papers ALTER COLUMN words SET STORAGE MAIN, ALTER COLUMN words SET STATISTICS 1000;
  INSERT INTO plain.papers
  SELECT id, score, to_tsvector('english', concat_ws(' ', title_text, abstract_text)) FROM papers ORDER BY id;
  CREATE INDEX ON plain.papers USING gin (words) WITH (fastupdate = off);
  CREATE INDEX ON plain.papers (score DESC);
  CREATE TABLE plain.terms AS
  SELECT word, (SELECT count(*) FROM plain.papers WHERE id % 20 = 0) / ndoc::float8 AS rarity
  FROM ts_stat('SELECT words FROM plain.papers WHERE id % 20 = 0');
  ALTER TABLE plain.terms ADD PRIMARY KEY (word);
`;

/** Makes the tables of plain full-text search beside those of Broadsheet, of the same papers, unless they are there. */
export async function buildPlain(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query("SELECT to_regclass('plain.terms') AS built");
    if (rows[0]?.built) return;
    console.log('Building plain full-text search');
    await client.query(`BEGIN; ${SCHEMA} COMMIT`);
    await client.query('VACUUM ANALYZE plain.papers');
    await client.query('ANALYZE plain.terms');
  } finally {
    await client.end();
  }
}

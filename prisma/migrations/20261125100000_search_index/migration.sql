-- The search document is written by features/search/indexing from now on, the same on every Postgres. What was there
-- is dropped; the papers are indexed anew at the next start.
DROP TRIGGER papers_index_on_insert ON papers;
DROP TRIGGER papers_index_on_update ON papers;
DROP FUNCTION papers_index();
DROP FUNCTION paper_document(text, text, text, text, text);
DROP FUNCTION searchable(text);
DROP TABLE "paper_search";
DROP TEXT SEARCH CONFIGURATION broadsheet;

ALTER TABLE "papers" DROP COLUMN "author_text", DROP COLUMN "abbreviation_text";

CREATE TABLE "paper_documents" (
    "paper_id" INTEGER NOT NULL,
    "terms" tsvector NOT NULL,
    "words" INTEGER NOT NULL,
    "bands" INTEGER[],
    "analysis" INTEGER NOT NULL,

    CONSTRAINT "paper_documents_pkey" PRIMARY KEY ("paper_id")
);

CREATE TABLE "paper_search" (
    "paper_id" INTEGER NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "votes" INTEGER NOT NULL,
    "words" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "published_on" DATE NOT NULL,
    "standing" SMALLINT NOT NULL,
    "facets" INTEGER[],

    CONSTRAINT "paper_search_pkey" PRIMARY KEY ("paper_id")
) WITH (fillfactor = 95);

CREATE TABLE "search_terms" (
    "lexeme" TEXT NOT NULL,
    "papers" INTEGER NOT NULL,

    CONSTRAINT "search_terms_pkey" PRIMARY KEY ("lexeme")
) WITH (fillfactor = 80);

CREATE TABLE "search_totals" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "papers" INTEGER NOT NULL DEFAULT 0,
    "words" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "search_totals_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "paper_documents" ADD CONSTRAINT "paper_documents_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Behind the document: the index reads it when the row comes.
ALTER TABLE "paper_search" ADD CONSTRAINT "paper_search_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "paper_documents"("paper_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- Written by hand: what the schema language cannot say.
-- ---------------------------------------------------------------------------

CREATE EXTENSION IF NOT EXISTS btree_gin;

-- Ranking reads a thousand documents a search: none may be compressed or, up to a page, kept elsewhere.
ALTER TABLE paper_documents ALTER COLUMN terms SET STORAGE EXTERNAL;
ALTER TABLE paper_documents SET (toast_tuple_target = 8160);

-- A facet is a number: what kind of thing in the upper 7 bits, which one in the lower 24 (features/search/facets.ts
-- says the same in TypeScript; facets.db.test.ts holds them together).
CREATE FUNCTION facet_hash(name text) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ('x' || substr(md5(name), 1, 6))::bit(24)::integer;

-- 0 for 0, 1 for 1 and 2, 2 for 3 to 6: a paper changes its tier, and with it the index, as its number doubles.
CREATE FUNCTION facet_tier(number integer) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN floor(log(2::numeric, 1::numeric + number))::integer;

CREATE FUNCTION paper_facets(paper integer, votes integer, published_on date) RETURNS integer[]
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (
    WITH facet (kind, value) AS (
      SELECT 1, topic_id FROM paper_topics WHERE paper_id = paper
      UNION
      SELECT 2, facet_hash(code) FROM paper_categories WHERE paper_id = paper
      UNION
      SELECT 3, facet_hash(split_part(code, '.', 1)) FROM paper_categories WHERE paper_id = paper
      UNION
      SELECT 4, extract(year FROM published_on)::integer WHERE published_on > '0001-01-01'
      UNION
      SELECT 5, CASE kind WHEN 'code' THEN 1 ELSE 2 END
      FROM paper_links WHERE paper_id = paper AND kind IN ('code', 'project')
      UNION
      SELECT 5, 3 FROM papers WHERE id = paper AND abstract_text IS NOT NULL
      UNION
      SELECT 5, 4 FROM papers WHERE id = paper AND source_comment_count > 0
      UNION
      SELECT 6, facet_hash(source) FROM source_records WHERE paper_id = paper
      UNION
      SELECT 6, facet_hash(source) FROM edition_entries WHERE paper_id = paper
      UNION
      SELECT 7, facet_hash(lower(owner)) FROM paper_links WHERE paper_id = paper AND kind = 'code' AND owner IS NOT NULL
      UNION
      SELECT 8, facet_hash(lower(owner || '/' || name))
      FROM paper_links WHERE paper_id = paper AND kind = 'code' AND owner IS NOT NULL AND name IS NOT NULL
      UNION
      SELECT 9, facet_tier(votes)
      UNION
      SELECT 10, facet_tier(max(stars)) FROM paper_links WHERE paper_id = paper HAVING max(stars) IS NOT NULL
      UNION
      SELECT 15 + place::integer, band
      FROM paper_documents, unnest(bands) WITH ORDINALITY AS each (band, place)
      WHERE paper_id = paper
    )
    SELECT COALESCE(array_agg(kind << 24 | value ORDER BY kind, value), '{}') FROM facet
  );

-- Where a paper stands among all: like its score, but one that was never featured counts from when it was published.
-- In halves, so that the index follows only what matters.
CREATE FUNCTION paper_standing(votes integer, day date) RETURNS smallint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN least(greatest(floor(2 * paper_score(votes, day)), -32768), 32767)::smallint;

-- What a paper is found by: its words, those of its title with ~ before them, of its authors with @, of where it
-- appeared with %, and its facets with #.
--
-- It reads another table, and so is immutable only as long as the row of paper_search gets another revision whenever
-- the document changes (features/search/indexing/sql.ts is all that writes either). In return the index stands on a
-- narrow table that is a tenth of the documents' size, and none of the keys is stored twice.
CREATE FUNCTION search_keys(paper integer, revision integer, facets integer[]) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 5000
  RETURN (
    SELECT terms || array_to_tsvector(
      ARRAY(SELECT '~' || lexeme FROM unnest(tsvector_to_array(ts_filter(terms, '{a}'))) AS lexeme)
      || ARRAY(SELECT '@' || lexeme FROM unnest(tsvector_to_array(ts_filter(terms, '{b}'))) AS lexeme)
      || ARRAY(SELECT '%' || lexeme FROM unnest(tsvector_to_array(ts_filter(terms, '{c}'))) AS lexeme)
      || ARRAY(SELECT '#' || facet FROM unnest(facets) AS facet)
    )
    FROM paper_documents
    WHERE paper_id = paper
  );

CREATE INDEX paper_search_keys_idx ON paper_search
  USING gin (search_keys(paper_id, revision, facets), standing, published_on)
  WITH (fastupdate = off);

CREATE INDEX search_terms_lexeme_idx ON search_terms USING gin (lexeme gin_trgm_ops);

-- How many papers have a word, and how long papers are: kept with the documents, whoever writes them.
CREATE FUNCTION search_terms_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO search_terms AS held (lexeme, papers)
    SELECT lexeme, count(*)
    FROM added, unnest(tsvector_to_array(terms)) AS lexeme
    GROUP BY lexeme
    ORDER BY lexeme
    ON CONFLICT (lexeme) DO UPDATE SET papers = held.papers + EXCLUDED.papers;
    INSERT INTO search_totals AS held (papers, words)
    SELECT count(*), sum(words) FROM added
    HAVING count(*) > 0
    ON CONFLICT (id) DO UPDATE SET papers = held.papers + EXCLUDED.papers, words = held.words + EXCLUDED.words;
  ELSIF TG_OP = 'DELETE' THEN
    UPDATE search_terms AS held
    SET papers = held.papers - gone.papers
    FROM (
      SELECT lexeme, count(*) AS papers
      FROM removed, unnest(tsvector_to_array(terms)) AS lexeme
      GROUP BY lexeme
    ) AS gone
    WHERE held.lexeme = gone.lexeme;
    UPDATE search_totals
    SET papers = search_totals.papers - total.papers, words = search_totals.words - total.words
    FROM (SELECT count(*) AS papers, COALESCE(sum(words), 0) AS words FROM removed) AS total;
  ELSE
    INSERT INTO search_terms AS held (lexeme, papers)
    SELECT lexeme, sum(step)
    FROM (
      SELECT lexeme, 1 AS step FROM added, unnest(tsvector_to_array(terms)) AS lexeme
      UNION ALL
      SELECT lexeme, -1 FROM removed, unnest(tsvector_to_array(terms)) AS lexeme
    ) AS moved
    GROUP BY lexeme
    HAVING sum(step) <> 0
    ORDER BY lexeme
    ON CONFLICT (lexeme) DO UPDATE SET papers = held.papers + EXCLUDED.papers;
    UPDATE search_totals
    SET words = search_totals.words
      + (SELECT COALESCE(sum(words), 0) FROM added) - (SELECT COALESCE(sum(words), 0) FROM removed);
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER search_terms_on_insert
  AFTER INSERT ON paper_documents
  REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION search_terms_follow();

CREATE TRIGGER search_terms_on_update
  AFTER UPDATE ON paper_documents
  REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION search_terms_follow();

CREATE TRIGGER search_terms_on_delete
  AFTER DELETE ON paper_documents
  REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION search_terms_follow();

-- The narrow row follows its paper. Facets are only read again where one of them may be another.
CREATE FUNCTION paper_search_follow_paper() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  published timestamptz := COALESCE(NEW.published_at, NEW.edition_day::timestamp AT TIME ZONE 'UTC', '0001-01-01 00:00:00+00');
  published_day date := (published AT TIME ZONE 'UTC')::date;
BEGIN
  UPDATE paper_search AS search
  SET published_at = published,
      published_on = published_day,
      score = NEW.score,
      votes = NEW.vote_count,
      standing = paper_standing(NEW.vote_count, COALESCE(NEW.edition_day, published_day)),
      facets = CASE
        WHEN facet_tier(search.votes) = facet_tier(NEW.vote_count)
          AND (OLD.source_comment_count > 0) = (NEW.source_comment_count > 0)
          AND extract(year FROM search.published_on) = extract(year FROM published_day)
        THEN search.facets
        ELSE paper_facets(NEW.id, NEW.vote_count, published_day)
      END
  WHERE search.paper_id = NEW.id;
  RETURN NULL;
END
$$;

CREATE TRIGGER paper_search_follow_paper
  AFTER UPDATE OF upvote_count, source_upvote_count, vote_count, score, published_at, edition_day, source_comment_count ON papers
  FOR EACH ROW
  WHEN ((OLD.vote_count, OLD.score, OLD.published_at, OLD.edition_day, OLD.source_comment_count > 0)
    IS DISTINCT FROM (NEW.vote_count, NEW.score, NEW.published_at, NEW.edition_day, NEW.source_comment_count > 0))
  EXECUTE FUNCTION paper_search_follow_paper();

-- And its topics, whoever gives or takes them.
CREATE FUNCTION paper_search_follow_topics() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE paper_search AS search
  SET facets = paper_facets(search.paper_id, search.votes, search.published_on)
  FROM (SELECT DISTINCT paper_id FROM changed) AS touched
  WHERE search.paper_id = touched.paper_id;
  RETURN NULL;
END
$$;

CREATE TRIGGER paper_search_follow_topics_insert
  AFTER INSERT ON paper_topics
  REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION paper_search_follow_topics();

CREATE TRIGGER paper_search_follow_topics_delete
  AFTER DELETE ON paper_topics
  REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION paper_search_follow_topics();

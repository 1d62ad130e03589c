-- Two kinds of keys more, so that the index answers phrases and `abstract:` without a look at every paper that has their
-- words (features/search/matching/tsquery.ts says the same in TypeScript; tsquery.db.test.ts holds them together).

-- Two lexemes side by side, as one of 8,192 numbers: a number says little, with both words beside it nearly all.
CREATE FUNCTION search_pair(first text, second text) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ('x' || substr(md5(first || ' ' || second), 1, 4))::bit(16)::integer & 8191;

-- What a paper is found by: its words, those of its title with ~ before them, of its authors with @, of where it
-- appeared with %, those that its abstract has as well as one of these with $, its facets with #, and what stands side by
-- side with &. Still immutable only as long as a changed document brings another revision.
CREATE OR REPLACE FUNCTION search_keys(paper integer, revision integer, facets integer[]) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 5000
  RETURN (
    SELECT terms || array_to_tsvector(
      ARRAY(SELECT '~' || lexeme FROM unnest(tsvector_to_array(ts_filter(terms, '{a}'))) AS lexeme)
      || ARRAY(SELECT '@' || lexeme FROM unnest(tsvector_to_array(ts_filter(terms, '{b}'))) AS lexeme)
      || ARRAY(SELECT '%' || lexeme FROM unnest(tsvector_to_array(ts_filter(terms, '{c}'))) AS lexeme)
      || ARRAY(
        SELECT '$' || lexeme
        FROM (
          SELECT unnest(tsvector_to_array(ts_filter(terms, '{a,b,c}')))
          INTERSECT
          SELECT unnest(tsvector_to_array(ts_filter(terms, '{d}')))
        ) AS both_have (lexeme)
      )
      || ARRAY(SELECT '#' || facet FROM unnest(facets) AS facet)
      || ARRAY(
        WITH place AS MATERIALIZED (
          SELECT lexeme, position FROM unnest(terms) AS word (lexeme, positions, weights), unnest(positions) AS position
        )
        SELECT DISTINCT '&' || search_pair(place.lexeme, next.lexeme)
        FROM place
        JOIN place AS next ON next.position = place.position + 1
      )
    )
    FROM paper_documents
    WHERE paper_id = paper
  );

-- Near-duplicates are found by their rarest words instead: eight more keys a paper, nearly all of which no other paper
-- has, were a third of the index.
CREATE OR REPLACE FUNCTION paper_facets(paper integer, votes integer, published_on date) RETURNS integer[]
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
    )
    SELECT COALESCE(array_agg(kind << 24 | value ORDER BY kind, value), '{}') FROM facet
  );

ALTER TABLE "paper_documents" DROP COLUMN "bands";

UPDATE paper_search SET facets = facets[1:width_bucket(16 << 24, facets)] WHERE facets[cardinality(facets)] >= 16 << 24;

CREATE INDEX paper_search_keys_idx ON paper_search
  USING gin (search_keys(paper_id, revision, facets), standing, published_on)
  WITH (fastupdate = on, gin_pending_list_limit = 4096);

-- Two kinds of keys more, so that the index answers phrases and `abstract:` without a look at every paper that has their
-- words (features/search/matching/tsquery.ts says the same in TypeScript; tsquery.db.test.ts holds them together).

-- Two lexemes side by side, as one of 8,192 numbers: a number says little, with both words beside it nearly all.
CREATE FUNCTION search_pair(first text, second text) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ('x' || substr(md5(first || ' ' || second), 1, 4))::bit(16)::integer & 8191;

-- What a paper is found by: its words, those of its title with ~ before them, of its authors with @, of where it
-- appeared with %, those that its abstract lacks with -, its facets with #, and what stands side by side with &.
-- Still immutable only as long as a changed document brings another revision.
CREATE OR REPLACE FUNCTION search_keys(paper integer, revision integer, facets integer[]) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 5000
  RETURN (
    SELECT terms || array_to_tsvector(
      ARRAY(SELECT '~' || lexeme FROM unnest(tsvector_to_array(ts_filter(terms, '{a}'))) AS lexeme)
      || ARRAY(SELECT '@' || lexeme FROM unnest(tsvector_to_array(ts_filter(terms, '{b}'))) AS lexeme)
      || ARRAY(SELECT '%' || lexeme FROM unnest(tsvector_to_array(ts_filter(terms, '{c}'))) AS lexeme)
      || ARRAY(
        SELECT '-' || lexeme
        FROM unnest(tsvector_to_array(
          ts_delete(ts_filter(terms, '{a,b,c}'), tsvector_to_array(ts_filter(terms, '{d}')))
        )) AS lexeme
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

REINDEX INDEX paper_search_keys_idx;

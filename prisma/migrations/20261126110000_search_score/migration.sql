-- "Trending" orders results by the score; a paper that was never featured now counts from when it was published, as its
-- standing does. Before, such papers were ordered by their votes of all time.
CREATE OR REPLACE FUNCTION paper_search_follow_paper() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  published timestamptz := COALESCE(NEW.published_at, NEW.edition_day::timestamp AT TIME ZONE 'UTC', '0001-01-01 00:00:00+00');
  published_day date := (published AT TIME ZONE 'UTC')::date;
  counted_from date := COALESCE(NEW.edition_day, published_day);
BEGIN
  UPDATE paper_search AS search
  SET published_at = published,
      published_on = published_day,
      score = paper_score(NEW.vote_count, counted_from),
      votes = NEW.vote_count,
      standing = paper_standing(NEW.vote_count, counted_from),
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

-- Made again by the next migration, with more keys in it: it would otherwise take each row in twice.
DROP INDEX paper_search_keys_idx;

UPDATE paper_search AS search
SET score = paper_score(search.votes, search.published_on)
FROM papers AS paper
WHERE paper.id = search.paper_id AND paper.edition_day IS NULL;

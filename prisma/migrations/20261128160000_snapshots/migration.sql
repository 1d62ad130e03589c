-- Hourly counts, the repositories of papers and their stars, and a score that knows of them.

-- AlterTable
ALTER TABLE "papers" ADD COLUMN     "moved_at" TIMESTAMPTZ(3),
ADD COLUMN     "stars_gained" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "snapshots" (
    "at" TIMESTAMPTZ(3) NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "snapshots_pkey" PRIMARY KEY ("at")
);

-- CreateTable
CREATE TABLE "paper_snapshots" (
    "at" TIMESTAMPTZ(3) NOT NULL,
    "paper_id" INTEGER NOT NULL,
    "votes" INTEGER NOT NULL,
    "comments" INTEGER NOT NULL,
    "edition_day" DATE,

    CONSTRAINT "paper_snapshots_pkey" PRIMARY KEY ("paper_id","at")
);

-- CreateTable
CREATE TABLE "repositories" (
    "id" SERIAL NOT NULL,
    "owner" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "stars" INTEGER,
    "stars_as_of" TIMESTAMPTZ(3),
    "fetched_at" TIMESTAMPTZ(3),
    "etag" TEXT,
    "snapshot_stars" INTEGER,

    CONSTRAINT "repositories_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "repository_snapshots" (
    "at" TIMESTAMPTZ(3) NOT NULL,
    "repository_id" INTEGER NOT NULL,
    "stars" INTEGER NOT NULL,

    CONSTRAINT "repository_snapshots_pkey" PRIMARY KEY ("repository_id","at")
);

-- CreateIndex
CREATE INDEX "paper_snapshots_at_idx" ON "paper_snapshots" USING BRIN ("at");

-- CreateIndex
CREATE UNIQUE INDEX "repositories_owner_name_key" ON "repositories"("owner", "name");

-- CreateIndex
CREATE INDEX "repository_snapshots_at_idx" ON "repository_snapshots" USING BRIN ("at");

-- AddForeignKey
ALTER TABLE "paper_snapshots" ADD CONSTRAINT "paper_snapshots_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "repository_snapshots" ADD CONSTRAINT "repository_snapshots_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What moved since the last snapshot is found without a look at the others, however many there are.
CREATE INDEX papers_moved_at_idx ON papers (moved_at) WHERE moved_at IS NOT NULL;

-- Of the papers whose repositories gained stars: which they are, and their order.
CREATE INDEX papers_stars_gained_idx ON papers (stars_gained DESC, score DESC, id DESC) WHERE stars_gained > 0;

-- Each comment counts half a vote, and all together no more than the votes; stars count by their logarithm. Reviewed with
-- features/editions/score.ts, which a test holds to this.
CREATE FUNCTION paper_score(votes integer, comments integer, stars_gained integer, edition_day date) RETURNS double precision
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN log(
      1
      + votes::double precision
      + least(votes::double precision, comments / 2.0::double precision)
      + ln(1 + greatest(stars_gained, 0)::double precision)
    )
    + COALESCE(
        (floor((edition_day - DATE '2020-01-06') / 7.0) * 5 + least(extract(isodow FROM edition_day)::integer - 1, 4))::double precision / 2.5,
        0
      );

CREATE FUNCTION paper_standing(votes integer, comments integer, stars_gained integer, day date) RETURNS smallint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN least(greatest(floor(2 * paper_score(votes, comments, stars_gained, day)), -32768), 32767)::smallint;

CREATE OR REPLACE FUNCTION papers_derive() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.vote_count := NEW.upvote_count + NEW.source_upvote_count;
  NEW.score := paper_score(NEW.vote_count, NEW.source_comment_count, NEW.stars_gained, NEW.edition_day);
  -- The time of the clock, not of the transaction: a snapshot looks back only so far for those that were still open.
  IF TG_OP = 'INSERT' THEN
    IF NEW.vote_count > 0 OR NEW.source_comment_count > 0 OR NEW.edition_day IS NOT NULL THEN
      NEW.moved_at := clock_timestamp();
    END IF;
  ELSIF (OLD.vote_count, OLD.source_comment_count, OLD.edition_day)
    IS DISTINCT FROM (NEW.vote_count, NEW.source_comment_count, NEW.edition_day) THEN
    NEW.moved_at := clock_timestamp();
  END IF;
  RETURN NEW;
END
$$;

DROP TRIGGER papers_derive_on_update ON papers;

CREATE TRIGGER papers_derive_on_update
  BEFORE UPDATE OF upvote_count, source_upvote_count, source_comment_count, stars_gained, edition_day, vote_count, score ON papers
  FOR EACH ROW EXECUTE FUNCTION papers_derive();

CREATE OR REPLACE FUNCTION paper_search_follow_paper() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  published timestamptz := COALESCE(NEW.published_at, NEW.edition_day::timestamp AT TIME ZONE 'UTC', '0001-01-01 00:00:00+00');
  published_day date := (published AT TIME ZONE 'UTC')::date;
  counted_from date := COALESCE(NEW.edition_day, published_day);
BEGIN
  UPDATE paper_search AS search
  SET published_at = published,
      published_on = published_day,
      score = paper_score(NEW.vote_count, NEW.source_comment_count, NEW.stars_gained, counted_from),
      votes = NEW.vote_count,
      standing = paper_standing(NEW.vote_count, NEW.source_comment_count, NEW.stars_gained, counted_from),
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

DROP TRIGGER paper_search_follow_paper ON papers;

CREATE TRIGGER paper_search_follow_paper
  AFTER UPDATE OF upvote_count, source_upvote_count, vote_count, score, stars_gained, published_at, edition_day, source_comment_count ON papers
  FOR EACH ROW
  WHEN ((OLD.vote_count, OLD.score, OLD.published_at, OLD.edition_day, OLD.source_comment_count > 0)
    IS DISTINCT FROM (NEW.vote_count, NEW.score, NEW.published_at, NEW.edition_day, NEW.source_comment_count > 0))
  EXECUTE FUNCTION paper_search_follow_paper();

DROP FUNCTION paper_standing(integer, date);
DROP FUNCTION paper_score(integer, date);

-- Every paper that had something before there were snapshots is in the first one. Scores move where there are comments.
UPDATE papers
SET moved_at = clock_timestamp(), score = score
WHERE vote_count > 0 OR source_comment_count > 0 OR edition_day IS NOT NULL;

-- The papers of a repository.
CREATE INDEX paper_links_repository_idx ON paper_links (lower(owner), lower(name))
  WHERE kind = 'code' AND host = 'github.com' AND owner IS NOT NULL AND name IS NOT NULL;

-- Links are inserted and deleted, never updated (features/ingest/records), many papers' at a time. What is there already is
-- left out first: an upsert would use up a number of the sequence for each link that is taken in again.
CREATE FUNCTION repositories_follow_links() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO repositories (owner, name)
  SELECT DISTINCT lower(link.owner), lower(link.name)
  FROM added AS link
  WHERE link.kind = 'code' AND link.host = 'github.com' AND link.owner IS NOT NULL AND link.name IS NOT NULL
    AND NOT EXISTS (
      SELECT FROM repositories AS held WHERE held.owner = lower(link.owner) AND held.name = lower(link.name)
    )
  ORDER BY 1, 2
  ON CONFLICT DO NOTHING;
  UPDATE repositories AS held
  SET stars = told.stars, stars_as_of = told.stars_as_of
  FROM (
    SELECT DISTINCT ON (1, 2) lower(link.owner) AS owner, lower(link.name) AS name, link.stars, link.stars_as_of
    FROM added AS link
    WHERE link.kind = 'code' AND link.host = 'github.com' AND link.stars IS NOT NULL
    ORDER BY 1, 2, link.stars_as_of DESC NULLS LAST, link.stars DESC
  ) AS told
  WHERE held.owner = told.owner AND held.name = told.name
    AND (held.stars IS NULL OR told.stars_as_of > COALESCE(held.stars_as_of, '-infinity'));
  RETURN NULL;
END
$$;

CREATE TRIGGER repositories_follow_links
  AFTER INSERT ON paper_links
  REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION repositories_follow_links();

INSERT INTO repositories (owner, name, stars, stars_as_of)
SELECT DISTINCT ON (1, 2) lower(link.owner), lower(link.name), link.stars, link.stars_as_of
FROM paper_links AS link
WHERE link.kind = 'code' AND link.host = 'github.com' AND link.owner IS NOT NULL AND link.name IS NOT NULL
ORDER BY 1, 2, link.stars IS NULL, link.stars_as_of DESC NULLS LAST, link.stars DESC;

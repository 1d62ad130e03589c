ALTER TABLE "paper_topics" ADD COLUMN "day" DATE;

CREATE TABLE "paper_months" (
    "month" TEXT NOT NULL,
    "paper_count" INTEGER NOT NULL,

    CONSTRAINT "paper_months_pkey" PRIMARY KEY ("month")
);

-- ---------------------------------------------------------------------------
-- Written by hand: what the schema language cannot say.
-- ---------------------------------------------------------------------------

-- The day a paper appeared: published, or featured where that is known to the year only, or not at all.
CREATE FUNCTION paper_day(published_at timestamptz, published_precision date_precision, edition_day date) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN COALESCE(
    CASE WHEN published_precision <> 'year' THEN (published_at AT TIME ZONE 'UTC')::date END,
    edition_day
  );

-- A topic's newest papers, and its papers of each month, are one range of one index: tens of thousands of papers are
-- counted without looking at any. What has no day comes last, which Prisma's schema does not tell.
DROP INDEX "paper_topics_topic_id_idx";

ALTER TABLE paper_topics DISABLE TRIGGER USER;
UPDATE paper_topics AS held
SET day = paper_day(paper.published_at, paper.published_precision, paper.edition_day)
FROM papers AS paper
WHERE paper.id = held.paper_id;
ALTER TABLE paper_topics ENABLE TRIGGER USER;

CREATE INDEX "paper_topics_topic_id_day_paper_id_idx" ON "paper_topics"("topic_id", "day" DESC NULLS LAST, "paper_id" DESC);

-- A writer that knows the day may give it. A paper dated anew at the moment when another process gives it a topic may
-- keep its old day there; to lock it would make votes wait for learning.
CREATE FUNCTION paper_topics_date() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT paper_day(paper.published_at, paper.published_precision, paper.edition_day)
  INTO NEW.day
  FROM papers AS paper
  WHERE paper.id = NEW.paper_id;
  RETURN NEW;
END
$$;

CREATE TRIGGER paper_topics_date
  BEFORE INSERT ON paper_topics
  FOR EACH ROW
  WHEN (NEW.day IS NULL)
  EXECUTE FUNCTION paper_topics_date();

INSERT INTO paper_months (month, paper_count)
SELECT COALESCE(to_char(paper_day(published_at, published_precision, edition_day), 'YYYY-MM'), ''), count(*)
FROM papers
GROUP BY 1;

-- How many papers each month has, counted as they come: a chart of shares must not count all papers each time it is
-- drawn. Months are taken in one order, so that two writers wait for each other.
CREATE FUNCTION paper_months_count() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  step integer := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
BEGIN
  INSERT INTO paper_months AS held (month, paper_count)
  SELECT
    COALESCE(to_char(paper_day(published_at, published_precision, edition_day), 'YYYY-MM'), '') AS month,
    step * count(*)
  FROM changed
  GROUP BY 1
  ORDER BY 1
  ON CONFLICT (month) DO UPDATE SET paper_count = held.paper_count + EXCLUDED.paper_count;
  RETURN NULL;
END
$$;

CREATE TRIGGER paper_months_count_insert
  AFTER INSERT ON papers
  REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION paper_months_count();

CREATE TRIGGER paper_months_count_delete
  AFTER DELETE ON papers
  REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION paper_months_count();

-- Only taking papers in dates one anew, and that is done by one process at a time. Row by row, because a trigger with
-- a table of what changed would run for every vote.
CREATE FUNCTION papers_date_anew() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before_day date := paper_day(OLD.published_at, OLD.published_precision, OLD.edition_day);
  after_day date := paper_day(NEW.published_at, NEW.published_precision, NEW.edition_day);
BEGIN
  UPDATE paper_topics SET day = after_day WHERE paper_id = NEW.id;
  INSERT INTO paper_months AS held (month, paper_count)
  SELECT COALESCE(to_char(moved.day, 'YYYY-MM'), '') AS month, sum(moved.step)
  FROM (VALUES (before_day, -1), (after_day, 1)) AS moved (day, step)
  GROUP BY 1
  HAVING sum(moved.step) <> 0
  ORDER BY 1
  ON CONFLICT (month) DO UPDATE SET paper_count = held.paper_count + EXCLUDED.paper_count;
  RETURN NULL;
END
$$;

CREATE TRIGGER papers_date_anew
  AFTER UPDATE OF published_at, published_precision, edition_day ON papers
  FOR EACH ROW
  WHEN (paper_day(OLD.published_at, OLD.published_precision, OLD.edition_day)
    IS DISTINCT FROM paper_day(NEW.published_at, NEW.published_precision, NEW.edition_day))
  EXECUTE FUNCTION papers_date_anew();

-- What GitHub itself tells of repositories, and what summaries by a model cost.

-- AlterTable
ALTER TABLE "repositories" ADD COLUMN     "counted_at" TIMESTAMPTZ(3),
ADD COLUMN     "gone_at" TIMESTAMPTZ(3),
ADD COLUMN     "moved_to" TEXT;

-- CreateTable
CREATE TABLE "summary_days" (
    "day" DATE NOT NULL,
    "questions" INTEGER NOT NULL,
    "tokens" INTEGER NOT NULL,

    CONSTRAINT "summary_days_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "summary_failures" (
    "paper_id" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "summary_failures_pkey" PRIMARY KEY ("paper_id")
);

-- AddForeignKey
ALTER TABLE "summary_failures" ADD CONSTRAINT "summary_failures_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Sources retell stars that they were told at some time. Once GitHub was asked, its word stands for a month, in
-- repositories and in links: else an old number that is retold later would look like stars lost, and then gained.
CREATE OR REPLACE FUNCTION repositories_follow_links() RETURNS trigger LANGUAGE plpgsql AS $$
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
  -- What it gave to ask by next time is about another number.
  SET stars = told.stars, stars_as_of = told.stars_as_of, etag = NULL
  FROM (
    SELECT DISTINCT ON (1, 2) lower(link.owner) AS owner, lower(link.name) AS name, link.stars, link.stars_as_of
    FROM added AS link
    WHERE link.kind = 'code' AND link.host = 'github.com' AND link.stars IS NOT NULL
    ORDER BY 1, 2, link.stars_as_of DESC NULLS LAST, link.stars DESC
  ) AS told
  WHERE held.owner = told.owner AND held.name = told.name
    AND (held.stars IS NULL OR told.stars_as_of > COALESCE(held.stars_as_of, '-infinity'))
    AND (held.counted_at IS NULL OR told.stars_as_of > held.counted_at + interval '30 days');
  UPDATE paper_links
  SET stars = held.stars, stars_as_of = held.stars_as_of
  FROM added AS link
  JOIN repositories AS held ON held.owner = lower(link.owner) AND held.name = lower(link.name)
  WHERE paper_links.id = link.id
    AND link.kind = 'code' AND link.host = 'github.com'
    AND held.counted_at IS NOT NULL AND held.stars IS NOT NULL
    AND (link.stars_as_of IS NULL OR link.stars_as_of <= held.counted_at + interval '30 days')
    AND link.stars IS DISTINCT FROM held.stars;
  RETURN NULL;
END
$$;

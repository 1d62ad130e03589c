CREATE TYPE "topic_origin" AS ENUM ('curated', 'learned', 'operator');

ALTER TABLE "topics"
  ADD COLUMN "origin" "topic_origin" NOT NULL DEFAULT 'operator',
  ADD COLUMN "paper_count" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "edited_at" TIMESTAMPTZ(3);

ALTER TABLE "topic_forms"
  ADD COLUMN "key" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "origin" "topic_origin" NOT NULL DEFAULT 'operator',
  ADD COLUMN "removed_at" TIMESTAMPTZ(3);

CREATE TABLE "topic_aliases" (
    "slug" TEXT NOT NULL,
    "topic_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "topic_aliases_pkey" PRIMARY KEY ("slug")
);

CREATE TABLE "topic_senses" (
    "short_key" TEXT NOT NULL,
    "sense_key" TEXT NOT NULL,
    "short_form" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "papers" INTEGER NOT NULL,
    "expansions" TEXT[],
    "keys" TEXT[],
    "topic_id" INTEGER,

    CONSTRAINT "topic_senses_pkey" PRIMARY KEY ("short_key","sense_key")
);

CREATE TABLE "topic_state" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" UUID NOT NULL DEFAULT gen_random_uuid(),
    "learned_at" TIMESTAMPTZ(3),
    "learned_paper_id" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "topic_state_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "topics_paper_count_id_idx" ON "topics"("paper_count" DESC, "id");
CREATE INDEX "topic_forms_key_idx" ON "topic_forms"("key");
CREATE INDEX "topic_aliases_topic_id_idx" ON "topic_aliases"("topic_id");
CREATE INDEX "topic_senses_topic_id_idx" ON "topic_senses"("topic_id");

ALTER TABLE "topic_aliases" ADD CONSTRAINT "topic_aliases_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "topic_senses" ADD CONSTRAINT "topic_senses_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- Written by hand: what the schema language cannot say.
-- ---------------------------------------------------------------------------

-- Topics and forms that are there already are taken for an operator's; seeding claims its own.
UPDATE topics AS topic
SET paper_count = counted.papers
FROM (SELECT topic_id, count(*) AS papers FROM paper_topics GROUP BY topic_id) AS counted
WHERE counted.topic_id = topic.id;

-- A list of topics counts no rows. One order of locking for all, so that two writers wait for each other.
CREATE FUNCTION paper_topics_count() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  step integer := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
BEGIN
  PERFORM 1 FROM topics WHERE id IN (SELECT topic_id FROM changed) ORDER BY id FOR NO KEY UPDATE;
  UPDATE topics AS topic
  SET paper_count = topic.paper_count + step * counted.papers
  FROM (SELECT topic_id, count(*) AS papers FROM changed GROUP BY topic_id) AS counted
  WHERE counted.topic_id = topic.id;
  RETURN NULL;
END
$$;

CREATE TRIGGER paper_topics_count_insert
  AFTER INSERT ON paper_topics
  REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION paper_topics_count();

CREATE TRIGGER paper_topics_count_delete
  AFTER DELETE ON paper_topics
  REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION paper_topics_count();

-- Rows are moved by insert and delete only.
CREATE FUNCTION paper_topics_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'paper_topics rows are inserted and deleted, never updated: topics.paper_count would be wrong';
END
$$;

CREATE TRIGGER paper_topics_stay
  BEFORE UPDATE OF topic_id ON paper_topics
  FOR EACH ROW
  WHEN (OLD.topic_id IS DISTINCT FROM NEW.topic_id)
  EXECUTE FUNCTION paper_topics_stay();

-- Processes keep what they computed from all topics and forms until the version is another.
CREATE FUNCTION topics_new_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO topic_state (id, version) VALUES (1, gen_random_uuid())
  ON CONFLICT (id) DO UPDATE SET version = EXCLUDED.version;
  RETURN NULL;
END
$$;

CREATE TRIGGER topics_new_version
  AFTER INSERT OR DELETE OR UPDATE OF slug, name, origin ON topics
  FOR EACH STATEMENT EXECUTE FUNCTION topics_new_version();

CREATE TRIGGER topic_forms_new_version
  AFTER INSERT OR DELETE OR UPDATE ON topic_forms
  FOR EACH STATEMENT EXECUTE FUNCTION topics_new_version();

CREATE TRIGGER topic_senses_new_version
  AFTER INSERT OR DELETE OR UPDATE ON topic_senses
  FOR EACH STATEMENT EXECUTE FUNCTION topics_new_version();

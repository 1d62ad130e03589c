-- CreateEnum
CREATE TYPE "paper_change" AS ENUM ('version', 'title', 'abstract', 'withdrawn', 'removed');

-- CreateEnum
CREATE TYPE "closing_rule" AS ENUM ('next_list', 'hours_after', 'announced', 'day_over', 'lapsed');

-- CreateEnum
CREATE TYPE "list_kind" AS ENUM ('new', 'cross', 'replace', 'replace_cross', 'listed', 'changed', 'deleted');

-- AlterTable
ALTER TABLE "bookmarks" ADD COLUMN     "seen_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "editions" ADD COLUMN     "final_at" TIMESTAMPTZ(3),
ADD COLUMN     "final_rule" "closing_rule";

-- AlterTable
ALTER TABLE "ingest_rejections" ADD COLUMN     "became_at" TIMESTAMPTZ(3),
ADD COLUMN     "paper_id" INTEGER,
ADD COLUMN     "reason_group" TEXT,
ADD COLUMN     "retried_at" TIMESTAMPTZ(3),
ADD COLUMN     "retry_reason" TEXT;

-- AlterTable
ALTER TABLE "ingest_runs" ADD COLUMN     "announced" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "day" DATE;

-- AlterTable
ALTER TABLE "ingest_sources" ADD COLUMN     "paused_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "papers" ADD COLUMN     "removed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "paper_versions" (
    "paper_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "change" "paper_change" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "follows" INTEGER,

    CONSTRAINT "paper_versions_pkey" PRIMARY KEY ("paper_id","version","change")
);

-- CreateTable
CREATE TABLE "source_lists" (
    "day" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "kind" "list_kind" NOT NULL,
    "count" INTEGER NOT NULL,
    "ids" TEXT[],
    "listed_at" TIMESTAMPTZ(3),
    "asked_at" TIMESTAMPTZ(3),

    CONSTRAINT "source_lists_pkey" PRIMARY KEY ("day","source","category","kind")
);

-- CreateTable
CREATE TABLE "source_refetches" (
    "day" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "source_refetches_pkey" PRIMARY KEY ("day","source")
);

-- CreateIndex
CREATE INDEX "ingest_rejections_reason_group_id_idx" ON "ingest_rejections"("reason_group", "id");

-- CreateIndex
CREATE INDEX "ingest_rejections_paper_id_idx" ON "ingest_rejections"("paper_id");

-- CreateIndex
CREATE INDEX "ingest_runs_source_id_idx" ON "ingest_runs"("source", "id" DESC);

-- CreateIndex
CREATE INDEX "ingest_runs_started_at_idx" ON "ingest_runs"("started_at");

-- AddForeignKey
ALTER TABLE "paper_versions" ADD CONSTRAINT "paper_versions_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ingest_rejections" ADD CONSTRAINT "ingest_rejections_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- As features/ingest/rejections/reason-group.ts makes it; a test holds the two together.
UPDATE ingest_rejections
SET reason_group = left(
  regexp_replace(
    regexp_replace(regexp_replace(reason, '"[^"]*"', '"…"', 'g'), '[^[:space:]]*[0-9][^[:space:]]*', '…', 'g'),
    '…([[:space:]]+…)+', '…', 'g'
  ),
  200
);
ALTER TABLE ingest_rejections ALTER COLUMN reason_group SET NOT NULL;

ALTER TABLE editions
  ADD CONSTRAINT editions_final_by_a_rule CHECK ((final_at IS NULL) = (final_rule IS NULL));

-- An edition's page says whether it is final.
CREATE TRIGGER editions_announce_final
  AFTER UPDATE OF final_at ON editions
  FOR EACH STATEMENT EXECUTE FUNCTION everything_announce();

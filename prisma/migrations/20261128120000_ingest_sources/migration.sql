-- CreateTable
CREATE TABLE "ingest_sources" (
    "source" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "attempted_at" TIMESTAMPTZ(3),
    "succeeded_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "etag" TEXT,
    "last_modified" TEXT,

    CONSTRAINT "ingest_sources_pkey" PRIMARY KEY ("source","part")
);

-- CreateTable
CREATE TABLE "ingest_backfills" (
    "id" SERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "complete_day" DATE,
    "list" TEXT,
    "token" TEXT,
    "received" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "ingest_backfills_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ingest_backfills_source_scope_first_day_last_day_key" ON "ingest_backfills"("source", "scope", "first_day", "last_day");

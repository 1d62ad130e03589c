-- CreateTable
CREATE TABLE "job_schedules" (
    "task" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "next_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_schedules_pkey" PRIMARY KEY ("task")
);

-- AlterTable
ALTER TABLE "ingest_sources" ADD COLUMN     "failing_since" TIMESTAMPTZ(3);

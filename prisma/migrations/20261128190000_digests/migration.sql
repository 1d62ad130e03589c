-- CreateEnum
CREATE TYPE "digest_cadence" AS ENUM ('daily', 'weekly');

-- CreateEnum
CREATE TYPE "digest_subject" AS ENUM ('board', 'search', 'topic', 'author', 'bookmarks');

-- CreateEnum
CREATE TYPE "digest_pause" AS ENUM ('asked', 'bounced', 'reader_gone');

-- CreateEnum
CREATE TYPE "digest_outcome" AS ENUM ('sent', 'empty', 'failed', 'dropped');

-- CreateEnum
CREATE TYPE "digest_silence_reason" AS ENUM ('unanswered', 'complained');

-- CreateTable
CREATE TABLE "digest_subscribers" (
    "id" SERIAL NOT NULL,
    "address" TEXT NOT NULL,
    "address_key" TEXT NOT NULL,
    "link_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "digest_subscribers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "digest_subscriptions" (
    "id" SERIAL NOT NULL,
    "subscriber_id" INTEGER NOT NULL,
    "subject" "digest_subject" NOT NULL,
    "subject_text" TEXT NOT NULL DEFAULT '',
    "user_id" TEXT,
    "cadence" "digest_cadence" NOT NULL,
    "hour" INTEGER NOT NULL,
    "time_zone" TEXT NOT NULL,
    "paper_count" INTEGER NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "paused_at" TIMESTAMPTZ(3),
    "pause_reason" "digest_pause",
    "pause_note" TEXT,
    "unsubscribed_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "covered_until" TIMESTAMPTZ(3),
    "confirmation_held_until" TIMESTAMPTZ(3),
    "confirmation_attempts" INTEGER NOT NULL DEFAULT 0,
    "confirmation_sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "digest_subscriptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "digest_issues" (
    "id" SERIAL NOT NULL,
    "subscription_id" INTEGER NOT NULL,
    "period" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "queued_at" TIMESTAMPTZ(3) NOT NULL,
    "held_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "chosen_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "outcome" "digest_outcome",

    CONSTRAINT "digest_issues_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "digest_papers" (
    "subscriber_id" INTEGER NOT NULL,
    "paper_id" INTEGER NOT NULL,
    "issue_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "digest_papers_pkey" PRIMARY KEY ("subscriber_id","paper_id")
);

-- CreateTable
CREATE TABLE "digest_deliveries" (
    "issue_id" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted" BOOLEAN NOT NULL,
    "code" INTEGER,
    "reason" TEXT,

    CONSTRAINT "digest_deliveries_pkey" PRIMARY KEY ("issue_id","attempt")
);

-- CreateTable
CREATE TABLE "digest_domains" (
    "domain" TEXT NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digest_domains_pkey" PRIMARY KEY ("domain")
);

-- CreateTable
CREATE TABLE "digest_silences" (
    "address_hash" TEXT NOT NULL,
    "reason" "digest_silence_reason" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "digest_silences_pkey" PRIMARY KEY ("address_hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "digest_subscribers_address_key_key" ON "digest_subscribers"("address_key");

-- CreateIndex
CREATE INDEX "digest_subscriptions_due_at_idx" ON "digest_subscriptions"("due_at");

-- CreateIndex
CREATE INDEX "digest_subscriptions_user_id_idx" ON "digest_subscriptions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "digest_subscriptions_subscriber_id_subject_subject_text_key" ON "digest_subscriptions"("subscriber_id", "subject", "subject_text");

-- CreateIndex
CREATE INDEX "digest_issues_closed_at_not_before_idx" ON "digest_issues"("closed_at", "not_before");

-- CreateIndex
CREATE UNIQUE INDEX "digest_issues_subscription_id_period_key" ON "digest_issues"("subscription_id", "period");

-- CreateIndex
CREATE INDEX "digest_papers_issue_id_position_idx" ON "digest_papers"("issue_id", "position");

-- CreateIndex
CREATE INDEX "digest_papers_paper_id_idx" ON "digest_papers"("paper_id");

-- CreateIndex
CREATE INDEX "digest_deliveries_finished_at_idx" ON "digest_deliveries"("finished_at");

-- AddForeignKey
ALTER TABLE "digest_subscriptions" ADD CONSTRAINT "digest_subscriptions_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "digest_subscribers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest_subscriptions" ADD CONSTRAINT "digest_subscriptions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest_issues" ADD CONSTRAINT "digest_issues_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "digest_subscriptions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest_papers" ADD CONSTRAINT "digest_papers_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "digest_subscribers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest_papers" ADD CONSTRAINT "digest_papers_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest_papers" ADD CONSTRAINT "digest_papers_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "digest_issues"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest_deliveries" ADD CONSTRAINT "digest_deliveries_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "digest_issues"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "papers_created_at_idx" ON "papers"("created_at");

-- What the schema cannot say.
ALTER TABLE "digest_subscriptions"
  ADD CONSTRAINT "digest_subscriptions_hour_check" CHECK ("hour" BETWEEN 0 AND 23),
  ADD CONSTRAINT "digest_subscriptions_paper_count_check" CHECK ("paper_count" > 0),
  ADD CONSTRAINT "digest_subscriptions_pause_check" CHECK (("paused_at" IS NULL) = ("pause_reason" IS NULL)),
  -- Only what is confirmed, and neither paused nor unsubscribed, has an issue to come.
  ADD CONSTRAINT "digest_subscriptions_due_check" CHECK (
    "due_at" IS NULL
    OR ("confirmed_at" IS NOT NULL AND "paused_at" IS NULL AND "unsubscribed_at" IS NULL)
  );

ALTER TABLE "digest_issues"
  ADD CONSTRAINT "digest_issues_outcome_check" CHECK (("closed_at" IS NULL) = ("outcome" IS NULL));

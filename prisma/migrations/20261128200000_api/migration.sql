-- CreateTable
CREATE TABLE "api_calls" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" BIGINT,

    CONSTRAINT "api_calls_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "idempotent_writes" (
    "holder" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "claim" UUID NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL,
    "held_until" TIMESTAMPTZ(3) NOT NULL,
    "fingerprint" BYTEA,
    "answered_at" TIMESTAMPTZ(3),
    "status" INTEGER,
    "content_type" TEXT,
    "body" TEXT,

    CONSTRAINT "idempotent_writes_pkey" PRIMARY KEY ("holder","operation","name")
);

-- CreateIndex
CREATE INDEX "idempotent_writes_claimed_at_idx" ON "idempotent_writes"("claimed_at");

-- A call is counted for every request: nothing of it is worth a write to the log.
ALTER TABLE api_calls SET UNLOGGED;

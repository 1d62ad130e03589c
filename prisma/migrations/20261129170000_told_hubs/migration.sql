-- What WebSub hubs were told, and what came into editions since an instant without reading all entries.

-- CreateTable
CREATE TABLE "told_hubs" (
    "hub" TEXT NOT NULL,
    "told_until" TIMESTAMPTZ(3) NOT NULL,
    "topics_left" TEXT[],

    CONSTRAINT "told_hubs_pkey" PRIMARY KEY ("hub")
);

-- CreateIndex
CREATE INDEX "edition_entries_created_at_idx" ON "edition_entries" USING BRIN ("created_at");

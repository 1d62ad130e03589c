-- AlterTable
ALTER TABLE "digest_issues" ADD COLUMN     "handed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "digest_deliveries" ALTER COLUMN "accepted" DROP NOT NULL;

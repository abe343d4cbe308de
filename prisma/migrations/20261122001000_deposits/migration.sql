-- CreateEnum
CREATE TYPE "upload_task" AS ENUM ('CHECK', 'APPLY', 'CANCEL');

-- CreateEnum
CREATE TYPE "upload_run_state" AS ENUM ('RUNNING', 'DONE', 'FAILED', 'INTERRUPTED');

-- AlterTable
ALTER TABLE "period" ADD COLUMN     "changed_by" TEXT;

-- AlterTable
ALTER TABLE "series" ADD COLUMN     "upload_id" UUID,
ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "upload" ADD COLUMN     "mends" JSONB,
ADD COLUMN     "settings" JSONB;

-- AlterTable
ALTER TABLE "upload_file" DROP CONSTRAINT "upload_file_pkey",
ADD COLUMN     "position" INTEGER NOT NULL DEFAULT 0,
ADD CONSTRAINT "upload_file_pkey" PRIMARY KEY ("upload_id", "position");

-- CreateTable
CREATE TABLE "reconciliation_note" (
    "id" SERIAL NOT NULL,
    "month" CHAR(7) NOT NULL,
    "vendor_slug" TEXT,
    "legal_entity_finess" CHAR(9),
    "body" TEXT NOT NULL,
    "author_label" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reconciliation_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload_run" (
    "id" SERIAL NOT NULL,
    "upload_id" UUID NOT NULL,
    "task" "upload_task" NOT NULL,
    "state" "upload_run_state" NOT NULL DEFAULT 'RUNNING',
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "rows_total" INTEGER,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "upload_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "column_memory" (
    "id" SERIAL NOT NULL,
    "vendor_slug" TEXT,
    "kind" TEXT NOT NULL,
    "header" TEXT NOT NULL,
    "column" TEXT NOT NULL,

    CONSTRAINT "column_memory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminder" (
    "id" SERIAL NOT NULL,
    "vendor_slug" TEXT NOT NULL,
    "month" CHAR(7) NOT NULL,
    "mailed" BOOLEAN NOT NULL,
    "recipients" TEXT[],
    "body" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "sender_label" TEXT NOT NULL,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reconciliation_note_month_idx" ON "reconciliation_note"("month");

-- CreateIndex
CREATE INDEX "upload_run_upload_id_idx" ON "upload_run"("upload_id");

-- CreateIndex
CREATE INDEX "upload_run_state_idx" ON "upload_run"("state");

-- CreateIndex
CREATE UNIQUE INDEX "column_memory_key" ON "column_memory"("vendor_slug", "kind", "header") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "reminder_vendor_slug_month_idx" ON "reminder"("vendor_slug", "month");

-- CreateIndex
CREATE INDEX "series_upload_id_idx" ON "series"("upload_id");

-- AddForeignKey
ALTER TABLE "reconciliation_note" ADD CONSTRAINT "reconciliation_note_vendor_slug_fkey" FOREIGN KEY ("vendor_slug") REFERENCES "vendor"("slug") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconciliation_note" ADD CONSTRAINT "reconciliation_note_legal_entity_finess_fkey" FOREIGN KEY ("legal_entity_finess") REFERENCES "legal_entity"("finess") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series" ADD CONSTRAINT "series_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "upload"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload_run" ADD CONSTRAINT "upload_run_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "upload"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "column_memory" ADD CONSTRAINT "column_memory_vendor_slug_fkey" FOREIGN KEY ("vendor_slug") REFERENCES "vendor"("slug") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_vendor_slug_fkey" FOREIGN KEY ("vendor_slug") REFERENCES "vendor"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

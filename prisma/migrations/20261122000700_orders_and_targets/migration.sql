-- AlterTable
ALTER TABLE "device" ADD COLUMN     "max_amount_cents" INTEGER;

-- AlterTable
ALTER TABLE "series" ADD COLUMN     "author_label" TEXT,
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "recorded_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "sons_order" ADD COLUMN     "upload_id" UUID;

-- AlterTable
ALTER TABLE "sons_order_event" ADD COLUMN     "actor_label" TEXT,
ADD COLUMN     "corrects_id" BIGINT,
ADD COLUMN     "upload_id" UUID;

-- CreateTable
CREATE TABLE "sons_order_event_withdrawal" (
    "event_id" BIGINT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_label" TEXT NOT NULL,

    CONSTRAINT "sons_order_event_withdrawal_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "milestone" (
    "id" SERIAL NOT NULL,
    "wave_id" TEXT NOT NULL,
    "device_code" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "version" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "milestone_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "milestone_wave_id_device_code_code_version_key" ON "milestone"("wave_id", "device_code", "code", "version");

-- CreateIndex
CREATE INDEX "sons_order_event_upload_id_idx" ON "sons_order_event"("upload_id");

-- CreateIndex
CREATE INDEX "sons_order_event_corrects_id_idx" ON "sons_order_event"("corrects_id");

-- AddForeignKey
ALTER TABLE "sons_order" ADD CONSTRAINT "sons_order_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "upload"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sons_order_event" ADD CONSTRAINT "sons_order_event_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "upload"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sons_order_event" ADD CONSTRAINT "sons_order_event_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "sons_order_event"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sons_order_event_withdrawal" ADD CONSTRAINT "sons_order_event_withdrawal_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "sons_order_event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_wave_id_fkey" FOREIGN KEY ("wave_id") REFERENCES "wave"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_device_code_fkey" FOREIGN KEY ("device_code") REFERENCES "device"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

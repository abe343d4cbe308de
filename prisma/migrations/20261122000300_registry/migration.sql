-- CreateEnum
CREATE TYPE "proposal_state" AS ENUM ('PROPOSED', 'ACCEPTED', 'REJECTED');

-- CreateEnum
CREATE TYPE "contact_kind" AS ENUM ('CALL', 'VISIT', 'EMAIL', 'MEETING');

-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('RECEIVING', 'CHECKING', 'CHECKED', 'APPLYING', 'APPLIED', 'REFUSED', 'ABANDONED');

-- AlterTable
ALTER TABLE "dmp_certificate" ADD COLUMN     "upload_id" UUID;

-- AlterTable
ALTER TABLE "installation" ADD COLUMN     "upload_id" UUID;

-- AlterTable
ALTER TABLE "legal_entity" ADD COLUMN     "address" TEXT,
ADD COLUMN     "from_finess" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "legal_status" VARCHAR(4),
ADD COLUMN     "phone" VARCHAR(20),
ADD COLUMN     "postcode" VARCHAR(5),
ADD COLUMN     "siren" VARCHAR(9),
ALTER COLUMN "opened_on" DROP NOT NULL;

-- AlterTable
ALTER TABLE "site" ADD COLUMN     "address" TEXT,
ADD COLUMN     "category" VARCHAR(4),
ADD COLUMN     "from_finess" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "latitude" DOUBLE PRECISION,
ADD COLUMN     "longitude" DOUBLE PRECISION,
ADD COLUMN     "phone" VARCHAR(20),
ADD COLUMN     "postcode" VARCHAR(5),
ADD COLUMN     "siret" VARCHAR(14),
ALTER COLUMN "opened_on" DROP NOT NULL;

-- CreateTable
CREATE TABLE "saved_view" (
    "id" SERIAL NOT NULL,
    "user_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "legal_entity_past" (
    "id" SERIAL NOT NULL,
    "finess" CHAR(9) NOT NULL,
    "valid_until" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "sector" "sector" NOT NULL,
    "sel" BOOLEAN NOT NULL,
    "town" TEXT NOT NULL,
    "department_code" VARCHAR(3) NOT NULL,
    "closed_on" DATE,

    CONSTRAINT "legal_entity_past_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_owner_past" (
    "id" SERIAL NOT NULL,
    "site_finess" CHAR(9) NOT NULL,
    "legal_entity_finess" CHAR(9) NOT NULL,
    "valid_until" DATE NOT NULL,

    CONSTRAINT "site_owner_past_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "merger_proposal" (
    "id" SERIAL NOT NULL,
    "absorbed_finess" CHAR(9) NOT NULL,
    "successor_finess" CHAR(9) NOT NULL,
    "effective_on" DATE NOT NULL,
    "site_count" INTEGER NOT NULL,
    "state" "proposal_state" NOT NULL DEFAULT 'PROPOSED',
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,

    CONSTRAINT "merger_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hospital_lab_site" (
    "site_finess" CHAR(9) NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "hospital_lab_site_pkey" PRIMARY KEY ("site_finess")
);

-- CreateTable
CREATE TABLE "equipment_revision" (
    "id" BIGSERIAL NOT NULL,
    "legal_entity_finess" CHAR(9) NOT NULL,
    "installation_id" INTEGER,
    "certificate_id" INTEGER,
    "upload_id" UUID,
    "actor_label" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "equipment_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_note" (
    "id" SERIAL NOT NULL,
    "legal_entity_finess" CHAR(9) NOT NULL,
    "user_id" UUID,
    "author_label" TEXT NOT NULL,
    "kind" "contact_kind" NOT NULL,
    "occurred_on" DATE NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finess_import" (
    "id" UUID NOT NULL,
    "state" "import_state" NOT NULL,
    "actor_label" TEXT NOT NULL,
    "files" JSONB NOT NULL,
    "directory" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "bytes_read" BIGINT NOT NULL DEFAULT 0,
    "bytes_total" BIGINT NOT NULL,
    "report" JSONB,
    "refusal" TEXT,
    "closes_too_much" BOOLEAN NOT NULL DEFAULT false,
    "accept_closures" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "finess_import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_user_id_topic_name_key" ON "saved_view"("user_id", "topic", "name");

-- CreateIndex
CREATE UNIQUE INDEX "legal_entity_past_finess_valid_until_key" ON "legal_entity_past"("finess", "valid_until");

-- CreateIndex
CREATE INDEX "site_owner_past_legal_entity_finess_idx" ON "site_owner_past"("legal_entity_finess");

-- CreateIndex
CREATE UNIQUE INDEX "site_owner_past_site_finess_valid_until_key" ON "site_owner_past"("site_finess", "valid_until");

-- CreateIndex
CREATE UNIQUE INDEX "merger_proposal_absorbed_finess_successor_finess_key" ON "merger_proposal"("absorbed_finess", "successor_finess");

-- CreateIndex
CREATE INDEX "equipment_revision_legal_entity_finess_idx" ON "equipment_revision"("legal_entity_finess");

-- CreateIndex
CREATE INDEX "equipment_revision_upload_id_idx" ON "equipment_revision"("upload_id");

-- CreateIndex
CREATE INDEX "contact_note_legal_entity_finess_idx" ON "contact_note"("legal_entity_finess");

-- CreateIndex
CREATE INDEX "finess_import_started_at_idx" ON "finess_import"("started_at");

-- CreateIndex
CREATE INDEX "dmp_certificate_upload_id_idx" ON "dmp_certificate"("upload_id");

-- CreateIndex
CREATE INDEX "feed_count_legal_entity_finess_month_idx" ON "feed_count"("legal_entity_finess", "month");

-- CreateIndex
CREATE INDEX "installation_upload_id_idx" ON "installation"("upload_id");

-- CreateIndex
CREATE INDEX "legal_entity_merged_into_finess_idx" ON "legal_entity"("merged_into_finess");

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installation" ADD CONSTRAINT "installation_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "upload"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dmp_certificate" ADD CONSTRAINT "dmp_certificate_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "upload"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "legal_entity_past" ADD CONSTRAINT "legal_entity_past_finess_fkey" FOREIGN KEY ("finess") REFERENCES "legal_entity"("finess") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "legal_entity_past" ADD CONSTRAINT "legal_entity_past_department_code_fkey" FOREIGN KEY ("department_code") REFERENCES "department"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_owner_past" ADD CONSTRAINT "site_owner_past_site_finess_fkey" FOREIGN KEY ("site_finess") REFERENCES "site"("finess") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_owner_past" ADD CONSTRAINT "site_owner_past_legal_entity_finess_fkey" FOREIGN KEY ("legal_entity_finess") REFERENCES "legal_entity"("finess") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merger_proposal" ADD CONSTRAINT "merger_proposal_absorbed_finess_fkey" FOREIGN KEY ("absorbed_finess") REFERENCES "legal_entity"("finess") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merger_proposal" ADD CONSTRAINT "merger_proposal_successor_finess_fkey" FOREIGN KEY ("successor_finess") REFERENCES "legal_entity"("finess") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "equipment_revision" ADD CONSTRAINT "equipment_revision_legal_entity_finess_fkey" FOREIGN KEY ("legal_entity_finess") REFERENCES "legal_entity"("finess") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "equipment_revision" ADD CONSTRAINT "equipment_revision_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "upload"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_note" ADD CONSTRAINT "contact_note_legal_entity_finess_fkey" FOREIGN KEY ("legal_entity_finess") REFERENCES "legal_entity"("finess") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_note" ADD CONSTRAINT "contact_note_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- CreateEnum
CREATE TYPE "role" AS ENUM ('ADMIN', 'TASKFORCE', 'REGIONAL', 'VENDOR', 'OBSERVER');

-- CreateEnum
CREATE TYPE "channel" AS ENUM ('DMP', 'MSS_PRO', 'MSS_CITIZEN');

-- CreateEnum
CREATE TYPE "level" AS ENUM ('N1', 'N3');

-- CreateEnum
CREATE TYPE "feed_source" AS ENUM ('VENDOR', 'CNAM');

-- CreateEnum
CREATE TYPE "sector" AS ENUM ('PRIVATE', 'HOSPITAL');

-- CreateEnum
CREATE TYPE "order_stage" AS ENUM ('ORDER_SIGNED', 'ADVANCE_REQUESTED', 'ADVANCE_PAID', 'SERVICE_DELIVERED', 'VA_SIGNED', 'BALANCE_REQUESTED', 'BALANCE_PAID', 'REFUSED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "series_kind" AS ENUM ('TARGET', 'TRAJECTORY', 'ACTUAL');

-- CreateEnum
CREATE TYPE "period_state" AS ENUM ('OPEN', 'LOCKED');

-- CreateEnum
CREATE TYPE "upload_state" AS ENUM ('CHECKED', 'APPLIED', 'CANCELLED');

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" SERIAL NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "region_code" VARCHAR(2),
    "vendor_slug" TEXT,

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "vendor_slug" TEXT,
    "scopes" TEXT[],
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "actor_label" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "details" JSONB NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed_count" (
    "id" BIGSERIAL NOT NULL,
    "month" CHAR(7) NOT NULL,
    "legal_entity_finess" CHAR(9) NOT NULL,
    "site_finess" CHAR(9),
    "product_code" TEXT,
    "channel" "channel" NOT NULL,
    "document_type" VARCHAR(20) NOT NULL,
    "level" "level",
    "source" "feed_source" NOT NULL,
    "count" INTEGER NOT NULL,
    "upload_id" UUID,

    CONSTRAINT "feed_count_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed_count_revision" (
    "id" BIGSERIAL NOT NULL,
    "feed_count_id" BIGINT NOT NULL,
    "upload_id" UUID NOT NULL,
    "previous_count" INTEGER NOT NULL,
    "previous_upload_id" UUID,

    CONSTRAINT "feed_count_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "legal_entity" (
    "finess" CHAR(9) NOT NULL,
    "name" TEXT NOT NULL,
    "sector" "sector" NOT NULL,
    "sel" BOOLEAN NOT NULL,
    "town" TEXT NOT NULL,
    "department_code" VARCHAR(3) NOT NULL,
    "opened_on" DATE NOT NULL,
    "closed_on" DATE,
    "merged_into_finess" CHAR(9),

    CONSTRAINT "legal_entity_pkey" PRIMARY KEY ("finess")
);

-- CreateTable
CREATE TABLE "site" (
    "finess" CHAR(9) NOT NULL,
    "legal_entity_finess" CHAR(9) NOT NULL,
    "name" TEXT NOT NULL,
    "town" TEXT NOT NULL,
    "department_code" VARCHAR(3) NOT NULL,
    "opened_on" DATE NOT NULL,
    "closed_on" DATE,

    CONSTRAINT "site_pkey" PRIMARY KEY ("finess")
);

-- CreateTable
CREATE TABLE "installation" (
    "id" SERIAL NOT NULL,
    "legal_entity_finess" CHAR(9) NOT NULL,
    "site_finess" CHAR(9),
    "product_code" TEXT NOT NULL,
    "version" TEXT,
    "installed_on" DATE NOT NULL,
    "removed_on" DATE,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dmp_certificate" (
    "id" SERIAL NOT NULL,
    "legal_entity_finess" CHAR(9) NOT NULL,
    "equipped_on" DATE NOT NULL,
    "ended_on" DATE,

    CONSTRAINT "dmp_certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "instance" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "demo" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "instance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_version" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" BIGINT NOT NULL,

    CONSTRAINT "data_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sons_order" (
    "number" TEXT NOT NULL,
    "legal_entity_finess" CHAR(9) NOT NULL,
    "site_finess" CHAR(9),
    "device_code" TEXT NOT NULL,
    "product_code" TEXT NOT NULL,
    "amount_cents" INTEGER NOT NULL,

    CONSTRAINT "sons_order_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "sons_order_event" (
    "id" BIGSERIAL NOT NULL,
    "order_number" TEXT NOT NULL,
    "stage" "order_stage" NOT NULL,
    "occurred_on" DATE NOT NULL,
    "amount_cents" INTEGER,
    "cause" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sons_order_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "region" (
    "code" VARCHAR(2) NOT NULL,
    "name" TEXT NOT NULL,
    "population" INTEGER NOT NULL,
    "overseas" BOOLEAN NOT NULL,

    CONSTRAINT "region_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "department" (
    "code" VARCHAR(3) NOT NULL,
    "name" TEXT NOT NULL,
    "region_code" VARCHAR(2) NOT NULL,
    "population" INTEGER NOT NULL,

    CONSTRAINT "department_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "corridor" (
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "corridor_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "wave" (
    "id" TEXT NOT NULL,
    "corridor_code" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "label" TEXT NOT NULL,

    CONSTRAINT "wave_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device" (
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,

    CONSTRAINT "device_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "vendor" (
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "vendor_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "product" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "vendor_slug" TEXT NOT NULL,
    "device_code" TEXT NOT NULL,

    CONSTRAINT "product_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "referencing" (
    "id" SERIAL NOT NULL,
    "product_code" TEXT NOT NULL,
    "wave_id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "referenced_on" DATE NOT NULL,

    CONSTRAINT "referencing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "series" (
    "id" SERIAL NOT NULL,
    "indicator" TEXT NOT NULL,
    "kind" "series_kind" NOT NULL,
    "corridor_code" TEXT NOT NULL,
    "region_code" VARCHAR(2),
    "sector" "sector",
    "vendor_slug" TEXT,
    "emitter" TEXT,
    "unit" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "as_of" DATE,
    "simulated" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "series_point" (
    "series_id" INTEGER NOT NULL,
    "month" CHAR(7) NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "series_point_pkey" PRIMARY KEY ("series_id","month")
);

-- CreateTable
CREATE TABLE "published_figure" (
    "id" TEXT NOT NULL,
    "indicator" TEXT,
    "label" TEXT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "unit" TEXT NOT NULL,
    "month" CHAR(7),
    "perimeter" TEXT NOT NULL,
    "as_of" DATE,
    "source" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "published_figure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "period" (
    "month" CHAR(7) NOT NULL,
    "state" "period_state" NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,

    CONSTRAINT "period_pkey" PRIMARY KEY ("month")
);

-- CreateTable
CREATE TABLE "upload" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "vendor_slug" TEXT,
    "user_id" UUID,
    "api_key_id" UUID,
    "depositor" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "state" "upload_state" NOT NULL,
    "report" JSONB NOT NULL,
    "acknowledgement" JSONB,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload_file" (
    "upload_id" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "upload_file_pkey" PRIMARY KEY ("upload_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "role_grant_key" ON "role_grant"("user_id", "role", "region_code", "vendor_slug") NULLS NOT DISTINCT;

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- CreateIndex
CREATE INDEX "audit_event_subject_type_subject_id_idx" ON "audit_event"("subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");

-- CreateIndex
CREATE INDEX "feed_count_upload_id_idx" ON "feed_count"("upload_id");

-- CreateIndex
CREATE UNIQUE INDEX "feed_count_key" ON "feed_count"("month", "legal_entity_finess", "site_finess", "product_code", "channel", "document_type", "level", "source") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "feed_count_revision_upload_id_idx" ON "feed_count_revision"("upload_id");

-- CreateIndex
CREATE UNIQUE INDEX "feed_count_revision_feed_count_id_upload_id_key" ON "feed_count_revision"("feed_count_id", "upload_id");

-- CreateIndex
CREATE INDEX "legal_entity_department_code_idx" ON "legal_entity"("department_code");

-- CreateIndex
CREATE INDEX "site_legal_entity_finess_idx" ON "site"("legal_entity_finess");

-- CreateIndex
CREATE INDEX "site_department_code_idx" ON "site"("department_code");

-- CreateIndex
CREATE INDEX "installation_legal_entity_finess_idx" ON "installation"("legal_entity_finess");

-- CreateIndex
CREATE INDEX "installation_product_code_idx" ON "installation"("product_code");

-- CreateIndex
CREATE INDEX "dmp_certificate_legal_entity_finess_idx" ON "dmp_certificate"("legal_entity_finess");

-- CreateIndex
CREATE INDEX "sons_order_legal_entity_finess_idx" ON "sons_order"("legal_entity_finess");

-- CreateIndex
CREATE INDEX "sons_order_product_code_idx" ON "sons_order"("product_code");

-- CreateIndex
CREATE INDEX "sons_order_event_order_number_idx" ON "sons_order_event"("order_number");

-- CreateIndex
CREATE INDEX "sons_order_event_stage_occurred_on_idx" ON "sons_order_event"("stage", "occurred_on");

-- CreateIndex
CREATE INDEX "department_region_code_idx" ON "department"("region_code");

-- CreateIndex
CREATE UNIQUE INDEX "wave_corridor_code_number_key" ON "wave"("corridor_code", "number");

-- CreateIndex
CREATE UNIQUE INDEX "vendor_name_key" ON "vendor"("name");

-- CreateIndex
CREATE INDEX "product_vendor_slug_idx" ON "product"("vendor_slug");

-- CreateIndex
CREATE UNIQUE INDEX "referencing_product_code_wave_id_version_key" ON "referencing"("product_code", "wave_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "series_key" ON "series"("indicator", "kind", "corridor_code", "region_code", "sector", "vendor_slug", "emitter", "version") NULLS NOT DISTINCT;

-- CreateIndex
CREATE UNIQUE INDEX "upload_number_key" ON "upload"("number");

-- CreateIndex
CREATE INDEX "upload_vendor_slug_number_idx" ON "upload"("vendor_slug", "number");

-- CreateIndex
CREATE INDEX "upload_sha256_idx" ON "upload"("sha256");

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_vendor_slug_fkey" FOREIGN KEY ("vendor_slug") REFERENCES "vendor"("slug") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_vendor_slug_fkey" FOREIGN KEY ("vendor_slug") REFERENCES "vendor"("slug") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_count" ADD CONSTRAINT "feed_count_legal_entity_finess_fkey" FOREIGN KEY ("legal_entity_finess") REFERENCES "legal_entity"("finess") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_count" ADD CONSTRAINT "feed_count_site_finess_fkey" FOREIGN KEY ("site_finess") REFERENCES "site"("finess") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_count" ADD CONSTRAINT "feed_count_product_code_fkey" FOREIGN KEY ("product_code") REFERENCES "product"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_count" ADD CONSTRAINT "feed_count_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "upload"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_count_revision" ADD CONSTRAINT "feed_count_revision_feed_count_id_fkey" FOREIGN KEY ("feed_count_id") REFERENCES "feed_count"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_count_revision" ADD CONSTRAINT "feed_count_revision_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "upload"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "legal_entity" ADD CONSTRAINT "legal_entity_department_code_fkey" FOREIGN KEY ("department_code") REFERENCES "department"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "legal_entity" ADD CONSTRAINT "legal_entity_merged_into_finess_fkey" FOREIGN KEY ("merged_into_finess") REFERENCES "legal_entity"("finess") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site" ADD CONSTRAINT "site_legal_entity_finess_fkey" FOREIGN KEY ("legal_entity_finess") REFERENCES "legal_entity"("finess") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site" ADD CONSTRAINT "site_department_code_fkey" FOREIGN KEY ("department_code") REFERENCES "department"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installation" ADD CONSTRAINT "installation_legal_entity_finess_fkey" FOREIGN KEY ("legal_entity_finess") REFERENCES "legal_entity"("finess") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installation" ADD CONSTRAINT "installation_site_finess_fkey" FOREIGN KEY ("site_finess") REFERENCES "site"("finess") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installation" ADD CONSTRAINT "installation_product_code_fkey" FOREIGN KEY ("product_code") REFERENCES "product"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dmp_certificate" ADD CONSTRAINT "dmp_certificate_legal_entity_finess_fkey" FOREIGN KEY ("legal_entity_finess") REFERENCES "legal_entity"("finess") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sons_order" ADD CONSTRAINT "sons_order_legal_entity_finess_fkey" FOREIGN KEY ("legal_entity_finess") REFERENCES "legal_entity"("finess") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sons_order" ADD CONSTRAINT "sons_order_site_finess_fkey" FOREIGN KEY ("site_finess") REFERENCES "site"("finess") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sons_order" ADD CONSTRAINT "sons_order_device_code_fkey" FOREIGN KEY ("device_code") REFERENCES "device"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sons_order" ADD CONSTRAINT "sons_order_product_code_fkey" FOREIGN KEY ("product_code") REFERENCES "product"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sons_order_event" ADD CONSTRAINT "sons_order_event_order_number_fkey" FOREIGN KEY ("order_number") REFERENCES "sons_order"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department" ADD CONSTRAINT "department_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wave" ADD CONSTRAINT "wave_corridor_code_fkey" FOREIGN KEY ("corridor_code") REFERENCES "corridor"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_vendor_slug_fkey" FOREIGN KEY ("vendor_slug") REFERENCES "vendor"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_device_code_fkey" FOREIGN KEY ("device_code") REFERENCES "device"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referencing" ADD CONSTRAINT "referencing_product_code_fkey" FOREIGN KEY ("product_code") REFERENCES "product"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referencing" ADD CONSTRAINT "referencing_wave_id_fkey" FOREIGN KEY ("wave_id") REFERENCES "wave"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series" ADD CONSTRAINT "series_corridor_code_fkey" FOREIGN KEY ("corridor_code") REFERENCES "corridor"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series" ADD CONSTRAINT "series_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series" ADD CONSTRAINT "series_vendor_slug_fkey" FOREIGN KEY ("vendor_slug") REFERENCES "vendor"("slug") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series_point" ADD CONSTRAINT "series_point_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_vendor_slug_fkey" FOREIGN KEY ("vendor_slug") REFERENCES "vendor"("slug") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_key"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload_file" ADD CONSTRAINT "upload_file_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "upload"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.
ALTER TABLE "instance" ADD CONSTRAINT "instance_single" CHECK ("id" = 1);
ALTER TABLE "data_version" ADD CONSTRAINT "data_version_single" CHECK ("id" = 1);
INSERT INTO "data_version" ("id", "version") VALUES (1, 1);

ALTER TABLE "feed_count" ADD CONSTRAINT "feed_count_month" CHECK ("month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');
ALTER TABLE "feed_count" ADD CONSTRAINT "feed_count_not_negative" CHECK ("count" >= 0);
ALTER TABLE "series_point" ADD CONSTRAINT "series_point_month" CHECK ("month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');
ALTER TABLE "period" ADD CONSTRAINT "period_month" CHECK ("month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');
ALTER TABLE "legal_entity" ADD CONSTRAINT "legal_entity_finess" CHECK ("finess" ~ '^[0-9][0-9AB][0-9]{7}$');
ALTER TABLE "site" ADD CONSTRAINT "site_finess" CHECK ("finess" ~ '^[0-9][0-9AB][0-9]{7}$');

-- The same bytes from the same depositor are one upload, unless it was cancelled.
CREATE UNIQUE INDEX "upload_same_bytes" ON "upload" ("sha256", "kind", "vendor_slug") NULLS NOT DISTINCT WHERE "state" <> 'CANCELLED';

-- A grant names what its role is limited to, and nothing else.
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_perimeter" CHECK (
  ("role" = 'REGIONAL') = ("region_code" IS NOT NULL) AND ("role" = 'VENDOR') = ("vendor_slug" IS NOT NULL)
);
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_perimeter" CHECK (("role" = 'VENDOR') = ("vendor_slug" IS NOT NULL));

-- The trail and the orders' events are append-only.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER "audit_event_append_only" BEFORE UPDATE OR DELETE ON "audit_event" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "sons_order_event_append_only" BEFORE UPDATE OR DELETE ON "sons_order_event" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

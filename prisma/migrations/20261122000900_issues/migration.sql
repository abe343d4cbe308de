-- CreateEnum
CREATE TYPE "severity" AS ENUM ('WORKAROUND', 'SLOWS', 'BLOCKS');

-- CreateEnum
CREATE TYPE "collection_channel" AS ENUM ('COSUI', 'INTERVIEW', 'VISIT', 'DEMO', 'CIS_CPAM', 'GRADES_ARS', 'GIPS_BION', 'VENDOR');

-- CreateEnum
CREATE TYPE "feedback_state" AS ENUM ('TO_QUALIFY', 'ATTACHED', 'REJECTED');

-- CreateEnum
CREATE TYPE "issue_state" AS ENUM ('TO_QUALIFY', 'ANALYSIS', 'AWAITING_ANSWER', 'PLANNED', 'IN_PROGRESS', 'EFFECT_TO_CONFIRM', 'EFFECT_MEASURED', 'CLOSED');

-- CreateEnum
CREATE TYPE "owner_kind" AS ENUM ('DNS', 'CNAM', 'ANS', 'REGION', 'VENDOR');

-- CreateEnum
CREATE TYPE "action_state" AS ENUM ('TODO', 'IN_PROGRESS', 'DONE', 'DROPPED');

-- CreateEnum
CREATE TYPE "answer_kind" AS ENUM ('ACCEPTED', 'PLANNED', 'REJECTED');

-- CreateEnum
CREATE TYPE "meeting_state" AS ENUM ('PLANNED', 'HELD');

-- CreateEnum
CREATE TYPE "digest_pace" AS ENUM ('NEVER', 'DAILY', 'WEEKLY');

-- CreateTable
CREATE TABLE "issue_category" (
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "short_label" TEXT NOT NULL,
    "help" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "parent_code" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "issue_category_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "feedback" (
    "id" SERIAL NOT NULL,
    "client_key" UUID NOT NULL,
    "user_id" UUID,
    "author_label" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "region_code" VARCHAR(2),
    "vendor_slug" TEXT,
    "legal_entity_finess" CHAR(9),
    "product_code" TEXT,
    "category_code" TEXT NOT NULL,
    "severity" "severity" NOT NULL,
    "channel" "collection_channel" NOT NULL,
    "body" TEXT NOT NULL,
    "me_too" BOOLEAN NOT NULL DEFAULT false,
    "state" "feedback_state" NOT NULL DEFAULT 'TO_QUALIFY',
    "issue_id" INTEGER,
    "split_from_id" INTEGER,
    "reason" TEXT,
    "qualified_at" TIMESTAMPTZ(3),
    "qualified_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "search" TEXT NOT NULL GENERATED ALWAYS AS (search_text("body")) STORED,

    CONSTRAINT "feedback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issue" (
    "id" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "category_code" TEXT NOT NULL,
    "severity" "severity" NOT NULL,
    "state" "issue_state" NOT NULL,
    "region_code" VARCHAR(2),
    "owner_kind" "owner_kind",
    "owner_region_code" VARCHAR(2),
    "owner_vendor_slug" TEXT,
    "follower_id" UUID,
    "opened_on" DATE NOT NULL,
    "due_on" DATE,
    "fixed_on" DATE,
    "closed_on" DATE,
    "closing_reason" TEXT,
    "merged_into_id" INTEGER,
    "proposal_key" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "search" TEXT NOT NULL GENERATED ALWAYS AS (search_text("title" || ' ' || "statement")) STORED,

    CONSTRAINT "issue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issue_lab" (
    "issue_id" INTEGER NOT NULL,
    "legal_entity_finess" CHAR(9) NOT NULL,

    CONSTRAINT "issue_lab_pkey" PRIMARY KEY ("issue_id","legal_entity_finess")
);

-- CreateTable
CREATE TABLE "issue_product" (
    "issue_id" INTEGER NOT NULL,
    "product_code" TEXT NOT NULL,
    "versions" TEXT,
    "fixed_in" TEXT,

    CONSTRAINT "issue_product_pkey" PRIMARY KEY ("issue_id","product_code")
);

-- CreateTable
CREATE TABLE "issue_event" (
    "id" BIGSERIAL NOT NULL,
    "issue_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_label" TEXT NOT NULL,
    "actor_org" TEXT NOT NULL,
    "actor_id" UUID,
    "internal" BOOLEAN NOT NULL DEFAULT false,
    "details" JSONB NOT NULL,

    CONSTRAINT "issue_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issue_comment" (
    "id" SERIAL NOT NULL,
    "issue_id" INTEGER NOT NULL,
    "user_id" UUID,
    "author_label" TEXT NOT NULL,
    "author_org" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "internal" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "issue_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_mention" (
    "comment_id" INTEGER NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "comment_mention_pkey" PRIMARY KEY ("comment_id","user_id")
);

-- CreateTable
CREATE TABLE "action" (
    "id" SERIAL NOT NULL,
    "issue_id" INTEGER,
    "meeting_item_id" INTEGER,
    "kind" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "owner_kind" "owner_kind" NOT NULL,
    "owner_region_code" VARCHAR(2),
    "owner_vendor_slug" TEXT,
    "made_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "state" "action_state" NOT NULL DEFAULT 'TODO',
    "done_on" DATE,
    "result" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vendor_answer" (
    "id" SERIAL NOT NULL,
    "issue_id" INTEGER NOT NULL,
    "vendor_slug" TEXT NOT NULL,
    "kind" "answer_kind" NOT NULL,
    "version" TEXT,
    "planned_on" DATE,
    "body" TEXT NOT NULL,
    "author_label" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vendor_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "held_on" DATE NOT NULL,
    "organisations" TEXT[],
    "state" "meeting_state" NOT NULL DEFAULT 'PLANNED',
    "summary" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_item" (
    "id" SERIAL NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "issue_id" INTEGER,
    "decision" TEXT,

    CONSTRAINT "meeting_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscription" (
    "id" SERIAL NOT NULL,
    "user_id" UUID NOT NULL,
    "issue_id" INTEGER,
    "region_code" VARCHAR(2),
    "product_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "news_reading" (
    "user_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "pace" "digest_pace" NOT NULL DEFAULT 'NEVER',
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "news_reading_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "feedback_client_key_key" ON "feedback"("client_key");

-- CreateIndex
CREATE INDEX "feedback_state_created_at_idx" ON "feedback"("state", "created_at");

-- CreateIndex
CREATE INDEX "feedback_issue_id_idx" ON "feedback"("issue_id");

-- CreateIndex
CREATE INDEX "feedback_legal_entity_finess_idx" ON "feedback"("legal_entity_finess");

-- CreateIndex
CREATE INDEX "feedback_region_code_idx" ON "feedback"("region_code");

-- CreateIndex
CREATE INDEX "feedback_user_id_idx" ON "feedback"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "issue_proposal_key_key" ON "issue"("proposal_key");

-- CreateIndex
CREATE INDEX "issue_state_idx" ON "issue"("state");

-- CreateIndex
CREATE INDEX "issue_category_code_idx" ON "issue"("category_code");

-- CreateIndex
CREATE INDEX "issue_region_code_idx" ON "issue"("region_code");

-- CreateIndex
CREATE INDEX "issue_merged_into_id_idx" ON "issue"("merged_into_id");

-- CreateIndex
CREATE INDEX "issue_lab_legal_entity_finess_idx" ON "issue_lab"("legal_entity_finess");

-- CreateIndex
CREATE INDEX "issue_product_product_code_idx" ON "issue_product"("product_code");

-- CreateIndex
CREATE INDEX "issue_event_issue_id_at_idx" ON "issue_event"("issue_id", "at");

-- CreateIndex
CREATE INDEX "issue_event_at_idx" ON "issue_event"("at");

-- CreateIndex
CREATE INDEX "issue_comment_issue_id_idx" ON "issue_comment"("issue_id");

-- CreateIndex
CREATE INDEX "comment_mention_user_id_idx" ON "comment_mention"("user_id");

-- CreateIndex
CREATE INDEX "action_issue_id_idx" ON "action"("issue_id");

-- CreateIndex
CREATE INDEX "action_meeting_item_id_idx" ON "action"("meeting_item_id");

-- CreateIndex
CREATE INDEX "action_state_due_on_idx" ON "action"("state", "due_on");

-- CreateIndex
CREATE INDEX "vendor_answer_issue_id_idx" ON "vendor_answer"("issue_id");

-- CreateIndex
CREATE INDEX "meeting_item_meeting_id_idx" ON "meeting_item"("meeting_id");

-- CreateIndex
CREATE INDEX "meeting_item_issue_id_idx" ON "meeting_item"("issue_id");

-- One of the three is set; a person follows it once.
CREATE UNIQUE INDEX "subscription_key" ON "subscription"("user_id", "issue_id", "region_code", "product_code") NULLS NOT DISTINCT;

-- AddForeignKey
ALTER TABLE "issue_category" ADD CONSTRAINT "issue_category_parent_code_fkey" FOREIGN KEY ("parent_code") REFERENCES "issue_category"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_vendor_slug_fkey" FOREIGN KEY ("vendor_slug") REFERENCES "vendor"("slug") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_legal_entity_finess_fkey" FOREIGN KEY ("legal_entity_finess") REFERENCES "legal_entity"("finess") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_product_code_fkey" FOREIGN KEY ("product_code") REFERENCES "product"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_category_code_fkey" FOREIGN KEY ("category_code") REFERENCES "issue_category"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_split_from_id_fkey" FOREIGN KEY ("split_from_id") REFERENCES "feedback"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_category_code_fkey" FOREIGN KEY ("category_code") REFERENCES "issue_category"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_owner_region_code_fkey" FOREIGN KEY ("owner_region_code") REFERENCES "region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_owner_vendor_slug_fkey" FOREIGN KEY ("owner_vendor_slug") REFERENCES "vendor"("slug") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_follower_id_fkey" FOREIGN KEY ("follower_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "issue"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_lab" ADD CONSTRAINT "issue_lab_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_lab" ADD CONSTRAINT "issue_lab_legal_entity_finess_fkey" FOREIGN KEY ("legal_entity_finess") REFERENCES "legal_entity"("finess") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_product" ADD CONSTRAINT "issue_product_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_product" ADD CONSTRAINT "issue_product_product_code_fkey" FOREIGN KEY ("product_code") REFERENCES "product"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_event" ADD CONSTRAINT "issue_event_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_comment" ADD CONSTRAINT "issue_comment_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_comment" ADD CONSTRAINT "issue_comment_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "issue_comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_meeting_item_id_fkey" FOREIGN KEY ("meeting_item_id") REFERENCES "meeting_item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_owner_region_code_fkey" FOREIGN KEY ("owner_region_code") REFERENCES "region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_owner_vendor_slug_fkey" FOREIGN KEY ("owner_vendor_slug") REFERENCES "vendor"("slug") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vendor_answer" ADD CONSTRAINT "vendor_answer_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vendor_answer" ADD CONSTRAINT "vendor_answer_vendor_slug_fkey" FOREIGN KEY ("vendor_slug") REFERENCES "vendor"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_item" ADD CONSTRAINT "meeting_item_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_item" ADD CONSTRAINT "meeting_item_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_product_code_fkey" FOREIGN KEY ("product_code") REFERENCES "product"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "news_reading" ADD CONSTRAINT "news_reading_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE INDEX "feedback_search_idx" ON "feedback" USING GIN ("search" gin_trgm_ops);
CREATE INDEX "issue_search_idx" ON "issue" USING GIN ("search" gin_trgm_ops);

ALTER TABLE "subscription" ADD CONSTRAINT "subscription_one_subject" CHECK (num_nonnulls("issue_id", "region_code", "product_code") = 1);
ALTER TABLE "action" ADD CONSTRAINT "action_due_after_made" CHECK ("due_on" >= "made_on");
ALTER TABLE "issue" ADD CONSTRAINT "issue_not_its_own_duplicate" CHECK ("merged_into_id" <> "id");
ALTER TABLE "issue" ADD CONSTRAINT "issue_closed_with_a_day" CHECK (("state" = 'CLOSED') = ("closed_on" IS NOT NULL));
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_attached_to_an_issue" CHECK (("state" = 'ATTACHED') = ("issue_id" IS NOT NULL));
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_rejected_with_a_reason" CHECK ("state" <> 'REJECTED' OR "reason" <> '');
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_body_length" CHECK (char_length("body") <= 2000);

CREATE TRIGGER "issue_event_append_only" BEFORE UPDATE OR DELETE ON "issue_event" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "vendor_answer_append_only" BEFORE UPDATE OR DELETE ON "vendor_answer" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- What blocks: the programme's own list of difficulties (the sentinel operation's three-column slide). A new one is a row.
INSERT INTO "issue_category" ("code", "label", "short_label", "help", "family", "parent_code", "position") VALUES
  ('DIFF-INS-ROLE', 'Rôle de la qualification mal connu', 'INS · Rôle', 'À quoi sert de qualifier l’INS', 'Identité nationale de santé (INS)', NULL, 1),
  ('DIFF-INS-REFUS', 'Opposition à la démarche', 'INS · Opposition', 'L’équipe ne veut pas qualifier', 'Identité nationale de santé (INS)', NULL, 2),
  ('DIFF-INS-QUAL', 'Qualification de l’INS peu aisée', 'INS · Qualification', 'Organisation ou refus de patients', 'Identité nationale de santé (INS)', NULL, 3),
  ('DIFF-INS-ORG', 'Organisation à changer', 'INS · Organisation', 'Qui qualifie, quand, avec quel poste', 'Identité nationale de santé (INS)', 'DIFF-INS-QUAL', 4),
  ('DIFF-INS-PATIENT', 'Refus de patients', 'INS · Refus de patients', 'Pièce d’identité non montrée, ou refusée', 'Identité nationale de santé (INS)', 'DIFF-INS-QUAL', 5),
  ('DIFF-PARAM', 'Paramétrage trop long', 'Paramétrage', 'Réglages, profils, destinataires', 'Logiciel', NULL, 6),
  ('DIFF-LOINC', 'Durée du transcodage LOINC', 'Transcodage LOINC', 'Durée, codes manquants, suivi', 'Logiciel', NULL, 7),
  ('DIFF-BUG', 'Anomalies logicielles', 'Anomalie', 'Erreur, rejet, document perdu', 'Logiciel', NULL, 8);

-- Search by name, town and number: accents, case and punctuation do not count, typing faults are forgiven by trigrams.
CREATE EXTENSION IF NOT EXISTS "pg_trgm" SCHEMA public;
CREATE EXTENSION IF NOT EXISTS "unaccent" SCHEMA public;

-- unaccent() is only STABLE, for its dictionary may be changed: ours never is.
-- Named with its schema: an index is built with an empty search path.
CREATE FUNCTION "search_text"("words" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, "words")), '[^a-z0-9]+', ' ', 'g') $$;

-- Kept with the row: a search reads it for each lab that it finds.
ALTER TABLE "legal_entity" ADD COLUMN "search" text NOT NULL GENERATED ALWAYS AS (search_text("name" || ' ' || "town" || ' ' || "finess"::text)) STORED;
ALTER TABLE "site" ADD COLUMN "search" text NOT NULL GENERATED ALWAYS AS (search_text("name" || ' ' || "town" || ' ' || "finess"::text)) STORED;

CREATE INDEX "legal_entity_search_idx" ON "legal_entity" USING gin ("search" gin_trgm_ops);
CREATE INDEX "site_search_idx" ON "site" USING gin ("search" gin_trgm_ops);

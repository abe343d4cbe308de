-- Search by name, town and number: accents, case and punctuation do not count, typing faults are forgiven by trigrams.
CREATE EXTENSION IF NOT EXISTS "pg_trgm" SCHEMA public;
CREATE EXTENSION IF NOT EXISTS "unaccent" SCHEMA public;

-- unaccent() is only STABLE, for its dictionary may be changed: ours never is.
-- Named with its schema: an index is built with an empty search path.
CREATE FUNCTION "search_text"("words" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, "words")), '[^a-z0-9]+', ' ', 'g') $$;

CREATE INDEX "legal_entity_search" ON "legal_entity" USING gin (search_text("name" || ' ' || "town" || ' ' || "finess"::text) gin_trgm_ops);
CREATE INDEX "site_search" ON "site" USING gin (search_text("name" || ' ' || "town" || ' ' || "finess"::text) gin_trgm_ops);

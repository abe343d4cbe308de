-- Source precedence, in one place: for a lab, a month, a channel and a document type that the Cnam has measured,
-- the vendor's declaration stays stored but does not count.
CREATE VIEW "effective_feed_count" AS
SELECT f.*
FROM "feed_count" f
WHERE f."source" = 'CNAM'
   OR NOT EXISTS (
     SELECT 1 FROM "feed_count" c
     WHERE c."source" = 'CNAM'
       AND c."month" = f."month"
       AND c."legal_entity_finess" = f."legal_entity_finess"
       AND c."channel" = f."channel"
       AND c."document_type" = f."document_type"
   );

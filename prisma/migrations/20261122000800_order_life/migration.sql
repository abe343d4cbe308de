-- The events that count: neither corrected by a later one, nor withdrawn with their deposit. Every figure on orders reads this view.
CREATE VIEW "effective_order_event" AS
SELECT e.*
FROM "sons_order_event" e
WHERE NOT EXISTS (SELECT 1 FROM "sons_order_event_withdrawal" w WHERE w."event_id" = e."id")
  AND NOT EXISTS (
    SELECT 1 FROM "sons_order_event" c
    WHERE c."corrects_id" = e."id"
      AND NOT EXISTS (SELECT 1 FROM "sons_order_event_withdrawal" w WHERE w."event_id" = c."id")
  );

-- The most that one order may cost, euro cents before tax (geer.fr, «Le Ségur du numérique en santé pour les laboratoires»).
UPDATE "device" SET "max_amount_cents" = 3856500 WHERE "code" = 'SGL';
UPDATE "device" SET "max_amount_cents" = 350000 WHERE "code" = 'LOINC';

-- Closing dates of wave 1 of biology. Published for the laboratory systems; none was found for LOINC transcoding.
INSERT INTO "milestone" ("wave_id", "device_code", "code", "label", "due_on", "version", "source", "note") VALUES
  ('biologie-1', 'SGL', 'ORDER', 'Fin d’obtention des commandes signées', '2022-07-31', 1, 'apiop.ordre.pharmacien.fr, 01/04/2022', 'juillet 2022, jour non donné'),
  ('biologie-1', 'SGL', 'ORDER', 'Fin d’obtention des commandes signées', '2022-11-30', 2, 'industriels.esante.gouv.fr/node/872', NULL),
  ('biologie-1', 'SGL', 'ADVANCE_REQUEST', 'Fin de dépôt des demandes d’avance', '2022-11-30', 1, 'industriels.esante.gouv.fr/node/872', 'confirmé par la page biologie de l’ANS'),
  ('biologie-1', 'SGL', 'SERVICE', 'Fin de réalisation des prestations (VA)', '2023-09-20', 1, 'industriels.esante.gouv.fr/node/872', 'confirmé par la presse du 21/09/2023'),
  ('biologie-1', 'SGL', 'BALANCE_REQUEST', 'Fin de dépôt des demandes de solde', '2023-04-28', 1, 'esante.gouv.fr/segur/biologie-medicale', 'ancienne version de la page'),
  ('biologie-1', 'SGL', 'BALANCE_REQUEST', 'Fin de dépôt des demandes de solde', '2023-12-14', 2, 'industriels.esante.gouv.fr/node/872', NULL);

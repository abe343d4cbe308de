-- Past months keep the structure of their time. Every figure on labs reads these views, none reads the tables they stand on.

-- What an EJ was, and from when to when (`valid_to` is the first day on which it no longer held). Being open is apart:
-- `opened_on`, `closed_on`, since counts may be declared for an EJ that is closed. One that was opened again keeps in its past
-- the day on which it had closed.
CREATE VIEW "legal_entity_state" AS
SELECT e."finess", e."name", e."sector", e."sel", e."town", e."department_code",
       coalesce(past."until", '-infinity') AS "valid_from", 'infinity'::date AS "valid_to",
       coalesce(e."opened_on", '-infinity') AS "opened_on", coalesce(e."closed_on", 'infinity') AS "closed_on"
FROM "legal_entity" e
LEFT JOIN (SELECT "finess", max("valid_until") AS "until" FROM "legal_entity_past" GROUP BY 1) past ON past."finess" = e."finess"
UNION ALL
SELECT p."finess", p."name", p."sector", p."sel", p."town", p."department_code",
       coalesce(lag(p."valid_until") OVER (PARTITION BY p."finess" ORDER BY p."valid_until"), '-infinity'),
       p."valid_until",
       coalesce(e."opened_on", '-infinity'), coalesce(p."closed_on", e."closed_on", 'infinity')
FROM "legal_entity_past" p
JOIN "legal_entity" e ON e."finess" = p."finess";

-- Whose a site was, and from when to when.
CREATE VIEW "site_ownership" AS
SELECT s."finess" AS "site_finess", s."legal_entity_finess",
       coalesce(past."until", '-infinity') AS "valid_from", 'infinity'::date AS "valid_to"
FROM "site" s
LEFT JOIN (SELECT "site_finess", max("valid_until") AS "until" FROM "site_owner_past" GROUP BY 1) past ON past."site_finess" = s."finess"
UNION ALL
SELECT p."site_finess", p."legal_entity_finess",
       coalesce(lag(p."valid_until") OVER (PARTITION BY p."site_finess" ORDER BY p."valid_until"), '-infinity'),
       p."valid_until"
FROM "site_owner_past" p;

-- Which lab an absorbed EJ belongs to, from when to when: A into B, then B into C, gives A → B, then A → C.
CREATE VIEW "legal_entity_successor" AS
WITH RECURSIVE hop AS (
  SELECT e."finess", e."merged_into_finess" AS "successor", e."closed_on" AS "since", 1 AS depth
  FROM "legal_entity" e
  WHERE e."merged_into_finess" IS NOT NULL AND e."closed_on" IS NOT NULL
  UNION ALL
  SELECT h."finess", e."merged_into_finess", greatest(h."since", e."closed_on"), h.depth + 1
  FROM hop h
  JOIN "legal_entity" e ON e."finess" = h."successor"
  WHERE e."merged_into_finess" IS NOT NULL AND e."closed_on" IS NOT NULL AND h.depth < 20
)
SELECT "finess", "successor", "since",
       coalesce(lead("since") OVER (PARTITION BY "finess" ORDER BY depth), 'infinity') AS "until"
FROM hop;

-- The EJ whose facts (installed base, certificates, orders, counts) are a lab's: itself, and those it has absorbed, each from its day.
CREATE VIEW "lab_member" AS
SELECT e."finess" AS "lab_finess", e."finess", '-infinity'::date AS "since", 'infinity'::date AS "until" FROM "legal_entity" e
UNION ALL
SELECT s."successor", s."finess", s."since", s."until" FROM "legal_entity_successor" s;

-- The last day of a month written YYYY-MM. By make_date, which is immutable as a cast of text to date is not: the call can then be inlined.
CREATE FUNCTION "last_day"("month" text) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT (make_date(left("month", 4)::int, right("month", 2)::int, 1) + interval '1 month' - interval '1 day')::date $$;

-- Counts under the lab that they belong to at the end of their month: what is declared for an absorbed EJ is its successor's.
CREATE VIEW "lab_feed_count" AS
SELECT f.*, coalesce(s."successor", f."legal_entity_finess") AS "lab_finess"
FROM "effective_feed_count" f
LEFT JOIN "legal_entity_successor" s
  ON s."finess" = f."legal_entity_finess" AND s."since" <= last_day(f."month") AND s."until" > last_day(f."month");

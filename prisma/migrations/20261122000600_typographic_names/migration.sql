-- INSEE writes a straight apostrophe; the screens, a typographic one.
UPDATE "region" SET "name" = replace("name", '''', '’') WHERE "name" LIKE '%''%';
UPDATE "department" SET "name" = replace("name", '''', '’') WHERE "name" LIKE '%''%';

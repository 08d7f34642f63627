-- A ledger may have moved the opening of a ticket before its column followed: the body knows.
UPDATE "ticket" SET "opened_at" = to_timestamp(("body"->>'openedAt')::numeric / 1000)
WHERE "opened_at" <> to_timestamp(("body"->>'openedAt')::numeric / 1000);
UPDATE "ticket_fact" AS f SET "opened_at" = t."opened_at" FROM "ticket" AS t
WHERE t."number" = f."number" AND f."opened_at" <> t."opened_at";

-- What figures may know of a ticket, one narrow row each; kept by the ticket store.
CREATE TABLE "ticket_fact" (
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "complete_by" TIMESTAMPTZ(3) NOT NULL,
    "respond_by" TIMESTAMPTZ(3) NOT NULL,
    "returns" SMALLINT NOT NULL,
    "transfers" SMALLINT NOT NULL,
    "extensions" SMALLINT NOT NULL,
    "reworks" SMALLINT NOT NULL,
    "wrongly_returned" BOOLEAN NOT NULL,
    "excluded" BOOLEAN NOT NULL,
    "unlisted" BOOLEAN NOT NULL,
    "resolved" BOOLEAN,
    "completed_at" TIMESTAMPTZ(3),
    "dispatched_at" TIMESTAMPTZ(3),
    "accept_by" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "contacted_at" TIMESTAMPTZ(3),
    "asked_at" TIMESTAMPTZ(3),
    "number" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "unit" TEXT,
    "group_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "satisfaction" TEXT,
    CONSTRAINT "ticket_fact_pkey" PRIMARY KEY ("number")
);

-- Of the tickets there are; from now on `factOf` says what a row holds.
INSERT INTO "ticket_fact" ("number", "state", "unit", "group_id", "source", "category", "opened_at", "complete_by", "completed_at",
    "respond_by", "dispatched_at", "accept_by", "accepted_at", "contacted_at", "returns", "transfers", "extensions", "reworks",
    "wrongly_returned", "excluded", "unlisted", "asked_at", "resolved", "satisfaction")
SELECT "number", "state", "unit", "group_id", "source", "category", "opened_at", "complete_by", "completed_at",
    to_timestamp(("body"->>'respondBy')::numeric / 1000),
    to_timestamp(("body"->>'dispatchedAt')::numeric / 1000),
    to_timestamp(("body"->>'acceptBy')::numeric / 1000),
    to_timestamp(("body"->>'acceptedAt')::numeric / 1000),
    to_timestamp(("body"->>'contactedAt')::numeric / 1000),
    ("body"->>'returns')::int,
    ("body"->>'transfers')::int,
    ("body"->>'extensions')::int,
    ("body"->>'reworks')::int,
    coalesce("body"->'returnedBy' ? "unit" AND "body"->>'returnRequest' IS NULL, false),
    "body"->>'excluded' IS NOT NULL,
    coalesce("body"->>'matter' = 'gathering', false),
    to_timestamp(("body"->'followUp'->>'askedAt')::numeric / 1000),
    ("body"->'followUp'->>'resolved')::boolean,
    "body"->'followUp'->>'satisfaction'
FROM "ticket";

CREATE INDEX "ticket_fact_opened_at_idx" ON "ticket_fact"("opened_at");
CREATE INDEX "ticket_fact_completed_at_idx" ON "ticket_fact"("completed_at");
-- A month's figures read the month's rows and, by this index, the open ones of all earlier months.
CREATE INDEX "ticket_fact_open" ON "ticket_fact"("opened_at")
    WHERE "state" IN ('pending', 'dispatched', 'inProgress', 'waiting', 'shelved', 'replied');

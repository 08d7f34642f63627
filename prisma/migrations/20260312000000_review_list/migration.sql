-- The review list holds more than messages and tickets, announces its items together, and remembers who decided.
ALTER TABLE "review_item"
    ADD COLUMN "subject" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "data" JSONB NOT NULL DEFAULT '{}',
    ADD COLUMN "sensitive" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "prompt" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "next_at" TIMESTAMPTZ(3),
    ADD COLUMN "announced_at" TIMESTAMPTZ(3),
    ADD COLUMN "decided_by" TEXT,
    ADD COLUMN "answer" TEXT,
    ALTER COLUMN "group_id" DROP NOT NULL,
    ALTER COLUMN "channel" DROP NOT NULL;

-- What was listed before was announced when it was listed.
UPDATE "review_item" SET "announced_at" = "opened_at", "subject" = coalesce("ticket", "channel" || ':' || "message", '');

CREATE INDEX "review_item_kind_subject_idx" ON "review_item"("kind", "subject");
-- Only what is open and is still to be spoken of.
CREATE INDEX "review_item_next" ON "review_item"("next_at") WHERE "next_at" IS NOT NULL AND "decided_at" IS NULL;
CREATE INDEX "review_item_ticket" ON "review_item"("ticket") WHERE "decided_at" IS NULL;

-- Which ticket a row of a ledger has become: a number is unique within its source, whatever file it stands in.
CREATE TABLE "ledger_number" (
    "source" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "ticket" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "digest" TEXT NOT NULL,
    CONSTRAINT "ledger_number_pkey" PRIMARY KEY ("source", "number")
);
CREATE INDEX "ledger_number_source_opened_at_idx" ON "ledger_number"("source", "opened_at");

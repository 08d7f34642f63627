-- Circulars from their first draft to their issue, and every draft of them as it was built.
CREATE TABLE "circular" (
    "id" SERIAL NOT NULL,
    "report" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "number" TEXT,
    "settled_by" TEXT,
    "settled_at" TIMESTAMPTZ(3),
    CONSTRAINT "circular_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "circular_report_period_key" ON "circular"("report", "period");

CREATE TABLE "circular_revision" (
    "circular_id" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "made_by" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    CONSTRAINT "circular_revision_pkey" PRIMARY KEY ("circular_id", "revision")
);

ALTER TABLE "circular_revision" ADD CONSTRAINT "circular_revision_circular_id_fkey"
    FOREIGN KEY ("circular_id") REFERENCES "circular"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was shown to somebody for approval stays as it was shown; what was issued stays issued.
CREATE FUNCTION "circular_revision_is_frozen"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a draft of a circular is never changed';
END
$$;
CREATE TRIGGER "circular_revision_is_frozen" BEFORE UPDATE ON "circular_revision"
    FOR EACH ROW EXECUTE FUNCTION "circular_revision_is_frozen"();

CREATE FUNCTION "circular_is_frozen"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an issued circular is never changed';
END
$$;
CREATE TRIGGER "circular_is_frozen" BEFORE UPDATE ON "circular"
    FOR EACH ROW WHEN (OLD."state" = 'issued') EXECUTE FUNCTION "circular_is_frozen"();

CREATE FUNCTION "issued_circular_takes_no_draft"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT "state" FROM "circular" WHERE "id" = NEW."circular_id") = 'issued' THEN
        RAISE EXCEPTION 'an issued circular takes no further draft';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER "issued_circular_takes_no_draft" BEFORE INSERT ON "circular_revision"
    FOR EACH ROW EXECUTE FUNCTION "issued_circular_takes_no_draft"();

-- The figures of each report as it was issued, with the tickets behind every printed number.
CREATE TABLE "publication" (
    "id" SERIAL NOT NULL,
    "report" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "cut_off" TIMESTAMPTZ(3) NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "figures" JSONB NOT NULL,
    CONSTRAINT "publication_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "publication_report_scope_cut_off_idx" ON "publication"("report", "scope", "cut_off");

-- What was printed stays printed: a correction is said beside it.
CREATE FUNCTION "publication_is_frozen"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was published is never changed';
END
$$;
CREATE TRIGGER "publication_is_frozen" BEFORE UPDATE ON "publication"
    FOR EACH ROW EXECUTE FUNCTION "publication_is_frozen"();

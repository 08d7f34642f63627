-- A post about a life in danger goes before whatever else waits for its group.
ALTER TABLE "post" ADD COLUMN "pressing" BOOLEAN NOT NULL DEFAULT false;

-- The manager of a group has asked for silence: receipts wait until then.
CREATE TABLE "group_silence" (
    "group_id" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "group_silence_pkey" PRIMARY KEY ("group_id")
);

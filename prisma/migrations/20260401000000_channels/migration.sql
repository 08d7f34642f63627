-- AlterTable
ALTER TABLE "post" ADD COLUMN     "image" TEXT;

-- CreateTable
CREATE TABLE "channel_status" (
    "channel" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,
    "scan_code" TEXT,
    "scan_since" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_status_pkey" PRIMARY KEY ("channel")
);

-- CreateTable
CREATE TABLE "channel_gap" (
    "id" SERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "why" TEXT NOT NULL,

    CONSTRAINT "channel_gap_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "channel_gap_channel_since_idx" ON "channel_gap"("channel", "since");

-- One open gap per channel.
CREATE UNIQUE INDEX "channel_gap_open" ON "channel_gap"("channel") WHERE "until" IS NULL;

-- Posts of which nobody knows whether they went out: asked at every echo.
CREATE INDEX "post_unproven" ON "post"("channel") WHERE "state" IN ('sending', 'uncertain');

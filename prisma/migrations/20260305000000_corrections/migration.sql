-- What dispatchers said of doubtful messages, for learning: without names, numbers and doors, and without who wrote it.
CREATE TABLE "correction" (
    "channel" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "complaint" BOOLEAN NOT NULL,
    "category" TEXT,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "correction_pkey" PRIMARY KEY ("channel", "message")
);

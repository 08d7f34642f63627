-- Groups named in chat, people bound by a code. A change of duty may take an earlier one back: then it names nobody.
ALTER TABLE "duty_change" ALTER COLUMN "person" DROP NOT NULL;

CREATE TABLE "group_proposal" (
    "id" SERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "group" JSON NOT NULL,
    "by" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "group_proposal_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "group_proposal_channel_key_key" ON "group_proposal"("channel", "key");

CREATE TABLE "binding_code" (
    "person" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "binding_code_pkey" PRIMARY KEY ("person")
);

CREATE TABLE "binding_miss" (
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "binding_miss_pkey" PRIMARY KEY ("channel", "account")
);

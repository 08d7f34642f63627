-- Office: one row per version of the tables an office decides.
CREATE TABLE "office_version" (
    "version" INTEGER NOT NULL,
    "policy" JSON NOT NULL,
    "by" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "office_version_pkey" PRIMARY KEY ("version")
);

CREATE TABLE "duty_change" (
    "id" SERIAL NOT NULL,
    "unit" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "duty_change_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "duty_change_until_idx" ON "duty_change"("until");

CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- Messages: the primary key is what makes a repeated delivery harmless.
CREATE TABLE "chat_message" (
    "channel" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "mentions_bot" BOOLEAN NOT NULL,
    "reply_to" TEXT,
    "media" TEXT,
    "processed_at" TIMESTAMPTZ(3),
    "reading" TEXT,
    "category" TEXT,
    "ticket" TEXT,
    CONSTRAINT "chat_message_pkey" PRIMARY KEY ("channel", "id")
);
CREATE INDEX "chat_message_group_id_sender_sent_at_idx" ON "chat_message"("group_id", "sender", "sent_at");
CREATE INDEX "chat_message_waiting" ON "chat_message"("received_at") WHERE "processed_at" IS NULL;

CREATE TABLE "review_item" (
    "id" SERIAL NOT NULL,
    "letter" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "message" TEXT,
    "ticket" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "why" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decision" TEXT,
    CONSTRAINT "review_item_pkey" PRIMARY KEY ("id")
);
-- One open item per letter; a letter is free again once its item is decided.
CREATE UNIQUE INDEX "review_item_letter" ON "review_item"("letter") WHERE "decided_at" IS NULL;

-- Tickets.
CREATE TABLE "ticket" (
    "number" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "unit" TEXT,
    "category" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "complete_by" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),
    "next_at" TIMESTAMPTZ(3),
    "residents" TEXT[],
    "body" JSONB NOT NULL,
    CONSTRAINT "ticket_pkey" PRIMARY KEY ("number")
);
CREATE INDEX "ticket_opened_at_idx" ON "ticket"("opened_at");
CREATE INDEX "ticket_group_id_opened_at_idx" ON "ticket"("group_id", "opened_at");
CREATE INDEX "ticket_unit_state_idx" ON "ticket"("unit", "state");
CREATE INDEX "ticket_residents_idx" ON "ticket" USING GIN ("residents");
-- The sweep reads only this index: it costs what is due, not what is open.
CREATE INDEX "ticket_next_at" ON "ticket"("next_at") WHERE "next_at" IS NOT NULL;
-- Short numbers are the ends of full ones: LIKE '210-2130%' on the reversed number.
CREATE INDEX "ticket_number_end" ON "ticket"(reverse("number") text_pattern_ops);

CREATE TABLE "ticket_event" (
    "ticket" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "data" JSON NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "ticket_event_pkey" PRIMARY KEY ("ticket", "seq")
);

CREATE TABLE "ticket_counter" (
    "day" TEXT NOT NULL,
    "last" INTEGER NOT NULL,
    CONSTRAINT "ticket_counter_pkey" PRIMARY KEY ("day")
);

-- The outbox.
CREATE TABLE "post" (
    "seq" BIGSERIAL NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "to_group" TEXT,
    "to_person" TEXT,
    "tickets" TEXT[],
    "mentions" TEXT[],
    "text" TEXT NOT NULL,
    "prompt" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3),
    "sent_seq" BIGINT,
    "platform_id" TEXT,
    "why" TEXT,
    CONSTRAINT "post_pkey" PRIMARY KEY ("seq")
);
CREATE SEQUENCE "post_sent_seq";
CREATE UNIQUE INDEX "post_dedupe_key_key" ON "post"("dedupe_key");
CREATE UNIQUE INDEX "post_sent_seq_key" ON "post"("sent_seq");
CREATE INDEX "post_queued" ON "post"("channel", "not_before") WHERE "state" = 'queued';
CREATE INDEX "post_channel_platform_id_idx" ON "post"("channel", "platform_id");
CREATE INDEX "post_to_group_sent_seq_idx" ON "post"("to_group", "sent_seq");

CREATE TABLE "report_issue" (
    "report" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "report_issue_pkey" PRIMARY KEY ("report", "period", "audience")
);

CREATE TABLE "channel_lease" (
    "channel" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "fence" BIGINT NOT NULL,
    CONSTRAINT "channel_lease_pkey" PRIMARY KEY ("channel")
);

-- Events are only ever appended: whoever wants to rewrite history has to say so to the database first.
CREATE FUNCTION "refuse_rewriting"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'ticket_event is append-only';
END $$;
CREATE TRIGGER "ticket_event_append_only" BEFORE UPDATE OR DELETE ON "ticket_event"
    FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();

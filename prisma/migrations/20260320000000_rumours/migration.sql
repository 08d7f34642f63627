-- Rumours of the last day, by what they are about: few among many messages.
CREATE INDEX "chat_message_rumour" ON "chat_message"("category", "sent_at") WHERE "reading" = 'rumour';

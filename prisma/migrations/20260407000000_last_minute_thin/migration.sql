-- 临期敷衍: the reply a ticket was completed with was thin and given at the last minute. Of the tickets there are nobody knows.
ALTER TABLE "ticket_fact" ADD COLUMN "last_minute_thin" BOOLEAN;

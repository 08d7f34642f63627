-- A doubtful message that had come onto a ticket by itself was closed like one that was taken back.
UPDATE "review_item" SET "answer" = 'merge' WHERE "answer" = 'dismissed' AND "decision" LIKE '已并入%';
-- What the machine opened is counted by when it was opened, what was doubted by when it was decided.
CREATE INDEX "review_item_decided_at_idx" ON "review_item"("decided_at");

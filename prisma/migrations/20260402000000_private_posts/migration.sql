-- CreateIndex: few posts go to one person
CREATE INDEX "post_private" ON "post"("to_person", "created_at") WHERE "to_person" IS NOT NULL;

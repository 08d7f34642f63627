-- AlterTable
ALTER TABLE "chat_message" ADD COLUMN "quoted" TEXT;

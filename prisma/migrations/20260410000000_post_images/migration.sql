-- A poster may take several pictures
ALTER TABLE "post" ADD COLUMN "images" TEXT[] DEFAULT ARRAY[]::TEXT[];
UPDATE "post" SET "images" = ARRAY["image"] WHERE "image" IS NOT NULL;
ALTER TABLE "post" DROP COLUMN "image";

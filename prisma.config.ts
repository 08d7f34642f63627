import { defineConfig } from 'prisma/config';

// Read by the Prisma command line only (developers). The product itself never starts it.
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
});

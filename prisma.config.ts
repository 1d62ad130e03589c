import { defineConfig } from 'prisma/config';

// The Prisma command line downloads a schema engine before it does anything. `generate` and `validate` never run it,
// so they get a file that merely exists; migrations go through `npm run migrate`, which needs no download either.
if (process.argv.some((argument) => argument === 'generate' || argument === 'validate')) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

/** Only the Prisma command line reads this; the app gets its address from `lib/env.ts`. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/broadsheet' },
});

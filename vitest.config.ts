import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const at = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** `server-only` throws outside the `react-server` condition; tests run server code. */
const alias = { '@': at('./src'), 'server-only': at('./node_modules/server-only/empty.js') };

/** The folder of the tests that start whole Broadsheets. */
const WHOLE = at('./tests');

/**
 * Where a machine has not run the tests before, vitest begins with the longest files, since it cannot know which take
 * longest: the few lines that kill whole Broadsheets for a minute would come last, with nothing left for the other processors.
 */
class WholeFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isRunBefore = ({ project, moduleId }: TestSpecification) =>
      this.ctx.cache.getFileTestResults(`${project.name}:${path.relative(this.ctx.config.root, moduleId)}`);
    if (sorted.every(isRunBefore)) return sorted;
    const isWhole = ({ moduleId }: TestSpecification) => path.dirname(moduleId) === WHOLE;
    return [...sorted.filter(isWhole), ...sorted.filter((file) => !isWhole(file))];
  }
}

export default defineConfig({
  resolve: { alias },
  test: {
    maxWorkers: '100%',
    sequence: { sequencer: WholeFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Pure functions leave nothing behind: the files of a worker share its modules.
          pool: 'threads',
          isolate: false,
          include: ['src/**/*.test.ts', 'tests/*.test.ts', 'tests/bench/**/*.test.ts'],
          exclude: ['**/*.db.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['src/**/*.db.test.ts', 'tests/**/*.db.test.ts'],
          globalSetup: ['tests/support/database.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

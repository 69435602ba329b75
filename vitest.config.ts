import { defineConfig } from 'vitest/config';

const never = ['**/node_modules/**', '.build/**'];
const setup = 'packages/toolchain/src/test-setup.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{server,packages,examples}/**/*.test.ts', 'widgets/**/*.unit.test.ts'],
          exclude: [...never, '**/*.db.test.ts', '**/*.journey.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'db',
          include: ['{server,packages}/**/*.db.test.ts'],
          exclude: never,
          globalSetup: setup,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'journey',
          include: ['{server,packages,examples}/**/*.journey.test.ts'],
          exclude: never,
          globalSetup: setup,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // A browser at a time: two starve each other on small machines.
          fileParallelism: false,
        },
      },
    ],
  },
});

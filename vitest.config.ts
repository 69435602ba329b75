import { defineConfig } from 'vitest/config';

const never = ['**/node_modules/**', '.build/**'];
const setup = 'packages/toolchain/src/test-setup.ts';
/** As many as the cores of a small machine; vitest would leave one of two idle. */
const maxWorkers = 2;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{server,packages,examples}/**/*.test.ts', 'widgets/**/*.unit.test.ts'],
          exclude: [...never, '**/*.db.test.ts', '**/*.journey.test.ts'],
          testTimeout: 60_000,
          maxWorkers,
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
          maxWorkers,
          // A file starts servers and a database of its own and keeps nothing in modules: what it is made of is loaded
          // once a worker, and not once a file, which took longer than most files themselves.
          isolate: false,
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

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{server,packages,examples}/**/*.test.ts', 'widgets/**/*.unit.test.ts'],
          exclude: ['**/node_modules/**', '**/*.db.test.ts', '**/*.journey.test.ts'],
          environment: 'node',
        },
      },
    ],
  },
});

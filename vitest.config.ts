import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**'],
    pool: 'forks',
    maxWorkers: 2,
    // The simulations of one file wait far more than they compute.
    maxConcurrency: 12,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});

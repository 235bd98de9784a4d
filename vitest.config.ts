import { defineConfig } from 'vitest/config';

// Workers and the programs that tests start keep what V8 compiled of the SDK.
process.env.NODE_COMPILE_CACHE ??= 'node_modules/.cache/node-compile';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**'],
    setupFiles: ['test/cases.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // One process runs many files: loading the SDK for each of them takes longer than most tests.
    isolate: false,
    // The simulations of one file wait far more than they compute.
    maxConcurrency: 12,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    environment: 'node',
    testTimeout: 30_000,
    // Nothing else runs beside the unit tests: by default one core would stay idle.
    maxWorkers: '100%',
  },
});

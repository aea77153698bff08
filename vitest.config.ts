import { defineConfig } from 'vitest/config';

/** What jsroot writes to the console of a damaged file, before we refuse it: thousands of lines in tests of damage. */
const JSROOT = /^(Missmatch in|Not found streamer|Did not found class|Fail extract streamer|Error R__unzip|R__unzip:)/;

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    environment: 'node',
    testTimeout: 30_000,
    onConsoleLog: (log) => !JSROOT.test(log),
    // Nothing else runs beside the unit tests: by default one core would stay idle.
    maxWorkers: '100%',
  },
});

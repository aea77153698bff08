import { defineConfig } from 'vitest/config';

/** What jsroot writes to the console of a damaged file, before we refuse it: thousands of lines in tests of damage. */
const JSROOT = /^(Missmatch in|Not found streamer|Did not found class|Fail extract streamer|Error R__unzip|R__unzip:)/;

export default defineConfig({
  test: {
    // The rooms' own tests, which say at once what broke; and what holds the whole to files, references and shared runs.
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.ts'] } },
      { extends: true, test: { name: 'conformance', include: ['test/**/*.test.ts'] } },
    ],
    environment: 'node',
    testTimeout: 30_000,
    onConsoleLog: (log) => !JSROOT.test(log),
    // Nothing else runs beside the unit tests: by default one core would stay idle.
    maxWorkers: '100%',
  },
});

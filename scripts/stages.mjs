// @ts-check
/** The checks of the house in their order: cheap ones first, each a tool with its arguments and, for tests, a report. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './setup.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */
/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {string} tool path of the tool's script in node_modules
 * @property {string[]} args
 * @property {{ file: string, read: (report: any) => Tally }} [report] JSON that a test runner leaves behind
 */

const REPORTS = 'node_modules/.cache/reports';
const UNIT_REPORT = `${REPORTS}/unit.json`;
const CONFORMANCE_REPORT = `${REPORTS}/conformance.json`;
const MUTATIONS_REPORT = `${REPORTS}/mutations.json`;
const MUTATIONS_PER_READER = '2000';
/** Named in playwright.config.ts as well. */
const E2E_REPORT = `${REPORTS}/e2e.json`;

/** @type {Record<'format' | 'lint' | 'types' | 'rooms' | 'unused' | 'unit' | 'conformance' | 'mutations' | 'build' | 'e2e' | 'size', Stage>} */
export const STAGES = {
  format: { name: 'format', tool: 'prettier/bin/prettier.cjs', args: ['--check', '--log-level', 'warn', '.'] },
  lint: {
    name: 'lint',
    tool: 'eslint/bin/eslint.js',
    args: ['--max-warnings', '0', '--cache', '--cache-location', 'node_modules/.cache/eslint/', '.'],
  },
  types: { name: 'types', tool: 'typescript/bin/tsc', args: ['-b'] },
  rooms: {
    name: 'rooms',
    tool: 'dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['--config', '.dependency-cruiser.cjs', 'src', 'test', 'e2e', 'bench', 'scripts'],
  },
  unused: { name: 'unused code', tool: 'knip/bin/knip.js', args: [] },
  unit: vitest('unit tests', 'unit', UNIT_REPORT),
  conformance: vitest('conformance tests', 'conformance', CONFORMANCE_REPORT),
  mutations: {
    name: 'mutations of files',
    tool: 'tsx/dist/cli.mjs',
    args: ['test/fuzz/fuzz.ts', '--each', MUTATIONS_PER_READER, '--report', MUTATIONS_REPORT],
    report: { file: MUTATIONS_REPORT, read: tallyOfFuzz },
  },
  build: { name: 'build', tool: 'vite/bin/vite.js', args: ['build', '--logLevel', 'warn'] },
  e2e: {
    name: 'end-to-end tests',
    tool: '@playwright/test/cli.js',
    args: ['test'],
    report: { file: E2E_REPORT, read: tallyOfPlaywright },
  },
  size: { name: 'bundle size', tool: 'size-limit/bin.js', args: [] },
};

/**
 * @param {string} name
 * @param {string} project as vitest.config.ts calls it
 * @param {string} file
 * @returns {Stage}
 */
function vitest(name, project, file) {
  return {
    name,
    tool: 'vitest/vitest.mjs',
    args: ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    report: { file, read: tallyOfVitest },
  };
}

/**
 * Runs the stages in order and stops at the first that fails. A stage without a test report that fails counts as one
 * failure, so that the sum cannot look green.
 * @param {readonly Stage[]} stages
 * @returns {Tally} figures of all tests that ran
 */
export function runStages(stages) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  mkdirSync(join(ROOT, REPORTS), { recursive: true });
  for (const stage of stages) {
    const started = Date.now();
    console.log(`\n== ${stage.name}`);
    if (stage.report !== undefined) rmSync(join(ROOT, stage.report.file), { force: true });
    const ok = runTool(stage);
    const tally = tallyOf(stage, ok);
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
    console.log(`== ${stage.name}: ${ok ? 'ok' : 'FAILED'}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
    if (!ok) break;
  }
  return total;
}

/** @param {Stage} stage */
function runTool(stage) {
  const script = join(ROOT, 'node_modules', stage.tool);
  const { status } = spawnSync(process.execPath, [script, ...stage.args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status === 0;
}

/**
 * @param {Stage} stage
 * @param {boolean} ok
 * @returns {Tally}
 */
function tallyOf(stage, ok) {
  const tally = readTally(stage);
  return ok || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}

/**
 * @param {Stage} stage
 * @returns {Tally}
 */
function readTally(stage) {
  const none = { passed: 0, failed: 0, skipped: 0 };
  if (stage.report === undefined) return none;
  try {
    return stage.report.read(JSON.parse(readFileSync(join(ROOT, stage.report.file), 'utf8')));
  } catch (error) {
    console.log(`${stage.name} left no report: ${String(error)}`);
    return none;
  }
}

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} report
 * @returns {Tally}
 */
function tallyOfVitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) {
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

/**
 * @param {Tally} report as test/fuzz writes it: a reader is a test
 * @returns {Tally}
 */
function tallyOfFuzz({ passed, failed, skipped }) {
  return { passed, failed, skipped };
}

/**
 * @typedef {{ title: string, file: string, specs?: { title: string, tests: { status: string }[] }[], suites?: Suite[] }} Suite
 */

/**
 * A test that passed only when repeated counts as passed, and is named so that it gets mended.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, suites: Suite[] }} report
 * @returns {Tally}
 */
function tallyOfPlaywright({ stats, suites }) {
  for (const title of titlesOfRepeated(suites)) console.log(`passed only when repeated: ${title}`);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

/**
 * @param {readonly Suite[]} suites
 * @returns {string[]} titles of the tests that passed only when repeated
 */
function titlesOfRepeated(suites) {
  return suites.flatMap(({ file, specs = [], suites: inner = [] }) => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map(({ title }) => `${file}: ${title}`),
    ...titlesOfRepeated(inner),
  ]);
}

// @ts-check
/**
 * `npm test`: installs what is missing, then runs every check. Its last line is `N passed, N failed, N skipped`, summed
 * over unit tests, readers that mutations were tried on, and end-to-end tests.
 */
import { setUp } from './setup.mjs';
import { ensureChromium } from './chromium.mjs';
import { runStages, STAGES } from './stages.mjs';

try {
  setUp();
  ensureChromium();
  const { format, lint, types, rooms, unused, unit, conformance, mutations, build, e2e, size } = STAGES;
  const { passed, failed, skipped } = runStages([
    format,
    lint,
    types,
    rooms,
    unused,
    unit,
    conformance,
    mutations,
    build,
    size,
    e2e,
  ]);
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('\n0 passed, 1 failed, 0 skipped');
  process.exitCode = 1;
}

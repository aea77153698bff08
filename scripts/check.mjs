// @ts-check
/** `npm run check`: everything that needs neither a build nor a browser, but for the mutations of files (`npm run fuzz`). */
import { runStages, STAGES } from './stages.mjs';

const { format, lint, types, rooms, unused, unit, conformance } = STAGES;
const { failed } = runStages([format, lint, types, rooms, unused, unit, conformance]);
process.exitCode = failed > 0 ? 1 : 0;

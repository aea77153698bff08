import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { FittedWindow } from '../../src/fit/fitWindow';
import { figure, table } from '../peaks/tables';
import { inTemporaryFolder, runScript } from './iminuit';
import { monthWindows, timeMonth } from './month';
import { HAS_MONTH, readMonth } from './monthRun';

const MOST_SECONDS = 3;
/** Positions agree within this part of their error. */
const SAME_POSITION = 0.02;
/** A minimum that lies deeper by more than this is another one. */
const SAME_COST = 1e-3;
/** The bench keeps one core busy: with more than this, something else ran as well. */
const QUIET_LOAD = 1.3;

interface IminuitFits {
  readonly version: string;
  readonly seconds: number;
  readonly fits: readonly { readonly values: readonly number[]; readonly cost: number; readonly isValid: boolean }[];
}

/** The section of the page; `python` null for none with iminuit. */
export async function speedSection(python: string | null): Promise<string> {
  const title = '## Speed';
  if (!HAS_MONTH) return `${title}\n\nThe simulated month was not at hand.\n`;
  const month = await readMonth();
  const [load = NaN] = loadavg();
  const { onceMs, chainMs, spectra, lines, fitted } = await timeMonth(month);
  const windows = monthWindows(month);
  const theirs = python === null ? null : fitWithIminuit(python, windows);
  const rows = [
    [`every line once: ${windows.length} windows`, seconds(onceMs)],
    ['whole calibration: lines of the whole run, two passes over the batches, Cu Kα of each batch', seconds(chainMs)],
    ...(theirs === null
      ? []
      : [[`the same ${windows.length} windows, iminuit ${theirs.version}`, figure(theirs.seconds)]]),
  ];
  return `${title}

The simulated month: ${spectra} spectra (32 SDDs, 15 batches), ${lines} lines (Ti Kα, Ti Kβ, Mn Kα, Mn Kβ, Cu Kα), of which ${fitted} have
counts enough for a fit. One thread, median of five runs after one. ${loadWords(load)}

${table(['fits of the month', 'time [s]'], rows)}

Target: under ${MOST_SECONDS} s. ${Math.max(onceMs, chainMs) < 1000 * MOST_SECONDS ? 'It is met.' : '**It is missed.**'}

${theirs === null ? 'iminuit was not at hand.' : comparison(windows, theirs, onceMs)}
`;
}

function seconds(ms: number): string {
  return figure(ms / 1000);
}

function loadWords(load: number): string {
  const average = `the load average was ${figure(load, 1)} before`;
  return load <= QUIET_LOAD
    ? `The machine was quiet: ${average}.`
    : `**The machine was busy** (${average}): times are upper limits.`;
}

function fitWithIminuit(python: string, windows: readonly FittedWindow[]): IminuitFits {
  return inTemporaryFolder((folder) => {
    const [source, target] = [join(folder, 'windows.json'), join(folder, 'fits.json')];
    writeFileSync(source, JSON.stringify(windows.map(byIndex)));
    runScript(python, 'iminuitMonth.py', [source, target]);
    return JSON.parse(readFileSync(target, 'utf8')) as IminuitFits;
  });
}

/** A window with the indices of its parameters instead of their names. */
function byIndex({ region, counts, parameters }: FittedWindow) {
  const indexOf = (name: string) => parameters.findIndex((parameter) => parameter.name === name);
  const { firstEdge, binWidth } = region.bins;
  return {
    firstEdge,
    binWidth,
    counts: Array.from(counts),
    parameters,
    background: region.components.flatMap((part) =>
      part.kind === 'straight' ? [indexOf(part.low), indexOf(part.high)] : [],
    ),
    lines: region.components.flatMap((part) => {
      if (part.kind !== 'line' || !('sigma' in part.width) || part.tail === undefined) return [];
      const { components, position, area, width, tail } = part;
      return [
        {
          components,
          position: indexOf(position),
          area: indexOf(area),
          width: { sigma: indexOf(width.sigma), scale: width.scale ?? 1 },
          tail: { fraction: indexOf(tail.fraction), beta: indexOf(tail.beta) },
        },
      ];
    }),
  };
}

function comparison(
  windows: readonly FittedWindow[],
  { seconds: theirSeconds, fits }: IminuitFits,
  onceMs: number,
): string {
  let compared = 0;
  let same = 0;
  const deeper = { ours: 0, theirs: 0 };
  windows.forEach(({ fit, region, parameters }, w) => {
    const theirs = fits[w];
    if (theirs?.isValid !== true) return;
    if (fit.cost < theirs.cost - SAME_COST) deeper.ours++;
    if (fit.cost > theirs.cost + SAME_COST) deeper.theirs++;
    region.components.forEach((part) => {
      if (part.kind !== 'line') return;
      const at = parameters.findIndex(({ name }) => name === part.position);
      const pull = ((fit.values[at] ?? NaN) - (theirs.values[at] ?? NaN)) / (fit.errors[at] ?? NaN);
      compared++;
      if (Math.abs(pull) <= SAME_POSITION) same++;
    });
  });
  const invalid = fits.filter(({ isValid }) => !isValid).length;
  return `iminuit takes ${figure((1000 * theirSeconds) / onceMs, 0)} times as long. It gets the same counts, bins, lines, starts, limits and fixed tails; bins are integrated with
NumPy and SciPy; MIGRAD with numerical derivatives, then HESSE. Ours has closed-form derivatives and a table of the fixed shape, and
errors from second derivatives as well. Reading, JSON and starting Python are left out. Positions agree to 2 % of their error in
${same} of ${compared} lines; iminuit calls ${invalid} of its fits invalid, which are not compared. Our minimum is the deeper one in ${deeper.ours} windows,
theirs in ${deeper.theirs}: these were looked at, have 22 counts or fewer and two minima, a broad line and a narrow one. Most are
Cu Kα, whose width the workbench keeps fixed in batches.`;
}

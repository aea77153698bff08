import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { energyAt, channelAt, gainAt } from '../../src/calibrate/energyCalibration';
import { DEFAULT_METHOD } from '../../src/calibrate/reference/method';
import { fitWholeSpectrum } from '../../src/calibrate/reference/wholeSpectrumFit';
import { totalSpectrumOf } from '../../src/dataset/histograms';
import { observedEnergyEv } from '../../src/physics/lines';
import { VIP2 } from '../../src/physics/profile';
import { planRun } from '../../src/simulate/planRun';
import { SIMULATION_PRESETS } from '../../src/simulate/presets';
import { binnedEvents } from '../../src/simulate/simulateRun';
import type { SimulatedDetector } from '../../src/simulate/simulatedDetector';
import { CONTEXT } from '../peaks/surroundings';

/** A month of one SDD without drift, with its true constants. */
interface StillMonth {
  readonly p: readonly [number, number, number];
  readonly spectrum: Uint32Array;
}

const DAYS = 30;
/** The independent simulation beside the project, and its SDDs that are dead, wide or have a peak of no line. */
const SHARED = new URL('../../../shared/data/sim/nodrift/', import.meta.url);
const SHARED_FAULTY = [0, 3, 5, 12];

/** Rows of a table: where the fits of whole months find each line, against the truth. */
export async function lineRows(): Promise<string[][]> {
  const withoutShoulder = ({ continuumPerDay, ...detector }: SimulatedDetector): SimulatedDetector => {
    const shoulder = { ...continuumPerDay.shoulder, events: 0 };
    return { ...detector, continuumPerDay: { ...continuumPerDay, shoulder } };
  };
  const rows = [
    rowOf('own simulator', await ownMonths((detector) => detector)),
    rowOf('own, without the shoulder', await ownMonths(withoutShoulder)),
  ];
  return existsSync(SHARED) ? [...rows, rowOf('independent simulator', sharedMonths())] : rows;
}

export const LINES_HEAD = ['fitted − true [eV]', 'SDDs', ...VIP2.calibrationLines];

function rowOf(name: string, months: readonly StillMonth[]): string[] {
  const found = months.map(({ p, spectrum }) => {
    const peaks = VIP2.calibrationLines.flatMap((line) => {
      const adc = channelAt(p, observedEnergyEv(line));
      return adc === null ? [] : [{ line, adc, adcError: null, probability: null, finder: 'fit' as const }];
    });
    return { p, fits: fitWholeSpectrum(spectrum, peaks, gainAt(p, 1000), DEFAULT_METHOD).fits };
  });
  const cells = VIP2.calibrationLines.map((line) => {
    const off = found.flatMap(({ p, fits }) => {
      const adc = fits.find((fit) => fit.line === line && fit.status !== 'failed')?.adc ?? null;
      return adc === null ? [] : [energyAt(p, adc) - observedEnergyEv(line)];
    });
    const mean = off.reduce((sum, ev) => sum + ev, 0) / off.length;
    const variance = off.reduce((sum, ev) => sum + (ev - mean) ** 2, 0) / (off.length - 1);
    return `${mean.toFixed(2)} ± ${Math.sqrt(variance / off.length).toFixed(2)}`;
  });
  return [name, String(months.length), ...cells];
}

async function ownMonths(change: (detector: SimulatedDetector) => SimulatedDetector): Promise<StillMonth[]> {
  const faultless = { dead: 0, spurious: 0, wide: 0, stepped: 0, hasNoiseInterval: false };
  const plan = planRun({ ...SIMULATION_PRESETS.month, ...faultless, driftRmsEv: [0, 0] }, 1);
  const run = { ...plan, detectors: plan.detectors.map(change) };
  const { histograms } = await binnedEvents(run, DAYS, CONTEXT);
  return run.detectors.map(({ scale }, index) => ({ p: scale, spectrum: totalSpectrumOf(histograms, index) }));
}

interface SharedTruth {
  readonly sdd: readonly {
    readonly batches: readonly { readonly p0: number; readonly p1: number; readonly p2: number }[];
  }[];
}

function sharedMonths(): StillMonth[] {
  const truth = JSON.parse(readFileSync(new URL('truth.json', SHARED), 'utf8')) as SharedTruth;
  const spectra = truth.sdd.map(() => new Uint32Array(4096));
  const lines = gunzipSync(readFileSync(new URL('histograms.csv.gz', SHARED)))
    .toString('utf8')
    .trim()
    .split('\n');
  for (const line of lines.slice(1)) {
    const [sdd = 0, , , , adc = 0, counts = 0] = line.split(',').map(Number);
    const spectrum = spectra[sdd];
    if (spectrum !== undefined && adc < 4095) spectrum[adc] = (spectrum[adc] ?? 0) + counts;
  }
  return truth.sdd.flatMap(({ batches: [first] }, sdd) => {
    const spectrum = spectra[sdd];
    if (first === undefined || spectrum === undefined || SHARED_FAULTY.includes(sdd)) return [];
    return [{ p: [first.p0, first.p1, first.p2] as const, spectrum }];
  });
}

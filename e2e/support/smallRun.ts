import { planRun } from '../../src/simulate/planRun';
import { SIMULATION_PRESETS } from '../../src/simulate/presets';
import { simulateEvents } from '../../src/simulate/simulateEvents';
import { textFile, type FileContent } from './workbench';

interface SmallRun {
  readonly name: string;
  readonly detectors: number;
  readonly days: number;
  /** Rates relative to VIP-2's. */
  readonly rate: number;
  /** Leaves copper's events out: channels from here on, where the energy scale of any simulated SDD has Cu Ka. */
  readonly belowAdc?: number;
  readonly withTime?: boolean;
}

/** A simulated event table of a few faultless SDDs; the same options give the same file. */
export async function smallRun(options: SmallRun): Promise<FileContent> {
  const { name, detectors, days, rate, belowAdc = Infinity, withTime = true } = options;
  const run = planRun({ ...SIMULATION_PRESETS.small, detectors, days, rate }, 7);
  const rows = [withTime ? 'sdd,time,adc' : 'sdd,adc'];
  await simulateEvents(
    run,
    (sdd, timeS, adc) => {
      if (adc < belowAdc) rows.push(withTime ? `${sdd},${timeS.toFixed(3)},${adc}` : `${sdd},${adc}`);
    },
    { signal: new AbortController().signal, onProgress: () => undefined, breathe: async () => Promise.resolve() },
  );
  return textFile(name, `${rows.join('\n')}\n`);
}

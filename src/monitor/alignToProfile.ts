import { observedEnergyEv } from '../physics/lines';
import type { Profile } from '../physics/profile';
import { addExpectedSpectrum } from '../simulate/expectedSpectrum';
import { emissionsOf } from '../simulate/source';
import { filledChannels, GRID, onGrid, NO_CHANGE, placeOnGrid, type Scale } from './energyGrid';
import { lineRangeOf } from './features/lineRange';

const GAIN_STEP = 1.015;
const OFFSET_STEP_EV = 30;
/** Channels taken together: less than half the width of a line. */
const GROUP = 8;
const TYPICAL = { noiseEv: 45, fanoFactor: 0.118, tailFraction: 0.05, tailBeta: 2.5, shelfFraction: 0.01 } as const;
/** Share of counts that may be anything: single channels must not decide. */
const BACKGROUND_SHARE = 0.1;

/**
 * An energy scale for a spectrum that no calibration could be made of: the straight line in the profile's ranges on which
 * its counts look most like the profile's typical spectrum (multinomial likelihood of the counts around the lines). Rough:
 * good to some ten eV. Null where nothing lies in that range on any scale.
 */
export function alignToProfile(spectrum: Uint32Array, profile: Profile): Scale | null {
  const filled = filledChannels(spectrum);
  const groups = filledChannels(grouped(spectrum));
  const total = filled.counts.reduce((sum, n) => sum + n, 0);
  if (total === 0) return null;
  const logShares = typicalLogShares(profile);
  const [lowestGain, highestGain] = profile.gainRangeEvPerAdc;
  const [lowestEv, highestEv] = profile.offsetRangeEv;
  const floor = Math.min(...logShares);
  let best: { readonly score: number; readonly p: Scale } | null = null;
  for (let gain = lowestGain; gain <= highestGain * GAIN_STEP; gain *= GAIN_STEP) {
    for (let offsetEv = lowestEv; offsetEv <= highestEv; offsetEv += OFFSET_STEP_EV) {
      const p: Scale = [offsetEv, gain, 0];
      let score = 0;
      for (let i = 0; i < groups.adc.length; i++) {
        const bin = Math.floor(placeOnGrid(offsetEv + gain * (GROUP * ((groups.adc[i] ?? 0) + 0.5) - 0.5)));
        // Counts outside count as background: a scale that moves everything out of sight explains nothing.
        score += (groups.counts[i] ?? 0) * (logShares[bin] ?? floor);
      }
      score += total * Math.log(gain);
      if (best === null || score > best.score) best = { score, p };
    }
  }
  if (best === null) return null;
  const { fromEv, toEv, pivotEv } = lineRangeOf(profile);
  const { counts } = onGrid(filled, best.p, NO_CHANGE, pivotEv);
  const seen = counts.subarray(Math.floor(placeOnGrid(fromEv)), Math.ceil(placeOnGrid(toEv)));
  return seen.some((n) => n > 0) ? best.p : null;
}

function grouped(spectrum: Uint32Array): Float64Array {
  const sums = new Float64Array(Math.ceil(spectrum.length / GROUP));
  spectrum.forEach((n, adc) => {
    const group = Math.floor(adc / GROUP);
    sums[group] = (sums[group] ?? 0) + n;
  });
  return sums;
}

/** Logarithms of the shares of a typical spectrum's counts in the bins of the grid, with a flat background. */
function typicalLogShares({ finderLines, typicalIntensities }: Profile): Float64Array {
  const expected = new Float64Array(GRID.bins);
  const yields = Object.fromEntries(finderLines.map((line, i) => [line, typicalIntensities[i] ?? 0]));
  const none = { events: 0, toEv: 1, scaleEv: 1, fromEv: Math.max(...finderLines.map(observedEnergyEv)) };
  addExpectedSpectrum(
    {
      scale: [0, 1, 0],
      response: TYPICAL,
      emissions: emissionsOf(yields),
      continuum: { flat: none, falling: none, shoulder: none },
    },
    { firstEdgeAdc: GRID.firstEdgeEv, binAdc: GRID.binEv },
    expected,
  );
  const total = expected.reduce((sum, n) => sum + n, 0);
  return expected.map((n) => Math.log(((1 - BACKGROUND_SHARE) * n) / total + BACKGROUND_SHARE / GRID.bins));
}

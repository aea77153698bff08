import type { RandomSource } from '../../math/random';
import { observedEnergyEv, type LineId } from '../../physics/lines';
import type { Profile } from '../../physics/profile';
import type { AdcBins } from '../binnedShapes';
import type { Continuum } from '../continuum';
import type { EnergyScale } from '../energyScale';
import { addExpectedSpectrum } from '../expectedSpectrum';
import { emissionsOf, type LineYields } from '../source';
import { logUniformIn, uniformIn } from './trainingSpectrum';

/** Ratio of Kb to Ka, and its spread by absorption. */
const KB_OVER_KA = 0.136;
/** What is left of miscalibration after alignment: eV, and relative. */
const OFFSET_EV = 3;
const GAIN = 5e-4;

/**
 * Expected counts, up to a factor, of a good detector on an energy scale in eV (`bins`: eV instead of channels): any
 * yields and widths that a profile's good detectors may have, a continuum, no faults.
 */
export function goodSpectrum(
  random: RandomSource,
  profile: Profile,
  bins: AdcBins & { readonly count: number },
): Float64Array {
  const scale: EnergyScale = [uniformIn(random, -OFFSET_EV, OFFSET_EV), 1 + uniformIn(random, -GAIN, GAIN), 0];
  const response = {
    noiseEv: uniformIn(random, 28, 58),
    fanoFactor: uniformIn(random, 0.112, 0.126),
    tailFraction: uniformIn(random, 0, 0.1),
    tailBeta: uniformIn(random, 1.3, 4.5),
    shelfFraction: logUniformIn(random, 0.003, 0.03),
  };
  const yields = drawYields(random, profile);
  const events = Object.values(yields).reduce((sum, n) => sum + n, 0);
  const expected = new Float64Array(bins.count);
  const emissions = emissionsOf(yields);
  addExpectedSpectrum(
    { scale, response, emissions, continuum: drawContinuum(random, profile, events) },
    bins,
    expected,
  );
  return expected;
}

function drawYields(random: RandomSource, { knownLines, finderLines, typicalIntensities }: Profile): LineYields {
  const yields: Partial<Record<LineId, number>> = {};
  const strongest = Math.max(...typicalIntensities);
  for (const line of knownLines) {
    const around = (factor: number) => logUniformIn(random, 1 / factor, factor);
    const alpha = line.replace('Kb', 'Ka') as LineId;
    const typical = typicalIntensities[finderLines.indexOf(line)];
    if (line !== alpha && yields[alpha] !== undefined) yields[line] = KB_OVER_KA * yields[alpha] * around(1.15);
    else yields[line] = typical === undefined ? strongest * logUniformIn(random, 1e-4, 0.02) : typical * around(2);
  }
  return yields;
}

function drawContinuum(random: RandomSource, { finderLines }: Profile, events: number): Continuum {
  return {
    flat: { events: events * logUniformIn(random, 0.03, 0.15), toEv: 40000 },
    falling: { events: events * logUniformIn(random, 0.005, 0.06), scaleEv: uniformIn(random, 1500, 5000) },
    shoulder: {
      events: events * logUniformIn(random, 0.0005, 0.008),
      fromEv: Math.max(...finderLines.map(observedEnergyEv).filter((energy) => energy < 7000)),
      scaleEv: uniformIn(random, 150, 500),
    },
  };
}

import type { RandomSource } from '../../math/random';
import type { DetectorResponse } from '../detectorResponse';
import { logUniformIn, uniformIn } from './trainingSpectrum';

/** Share of SDDs that are wide for their kind. */
const WIDE_SHARE = 0.08;

/** Resolution and charge losses of some SDD: noise 28-55 eV, in one of twelve up to 110 eV. */
export function drawResponse(random: RandomSource): DetectorResponse {
  const wide = random.uniform() < WIDE_SHARE;
  return {
    noiseEv: wide ? uniformIn(random, 55, 110) : uniformIn(random, 28, 55),
    fanoFactor: uniformIn(random, 0.112, 0.126),
    tailFraction: uniformIn(random, 0, 0.1),
    tailBeta: uniformIn(random, 1.3, 4.5),
    shelfFraction: logUniformIn(random, 0.003, 0.03),
  };
}

import { nickelIsWanted } from './copperFit';
import { copperInterest } from './copperModel';
import { COPPER_INTEREST, type Interest } from './interest';
import { wantedNeighbours } from './interestFit';
import type { InterestSetup, Tail } from './interestModel';
import { regionCounts } from './summedSpectrum';

/** How a line of interest is fitted where a summed spectrum settles by itself what stands beside the line. */
export function ownSetup(counts: Float64Array, tail: Tail, interest: Interest): InterestSetup {
  const inRegion = regionCounts(counts, interest.region);
  // Of copper both fits have to find it.
  if (interest === COPPER_INTEREST) return copperInterest({ tail, withNickel: nickelIsWanted(inRegion, { tail }) });
  return { tail, interest, neighbours: wantedNeighbours(inRegion, { tail, interest }) };
}

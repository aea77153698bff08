import { observedEnergyEv } from '../../physics/lines';
import type { Profile } from '../../physics/profile';
import { GRID, placeOnGrid } from '../energyGrid';

/** Half the stretch around a line in which its top is looked for and beside which its background is taken, eV. */
const REACH_EV = 300;

/** Width of the strongest line of an aligned mean, full at half its height above what stands beside it. */
export interface LineWidth {
  readonly fwhmEv: number;
  readonly energyEv: number;
}

/** Null where the line does not stand out: its half height is not reached on both sides. */
export function lineWidth(mean: Float64Array, { finderLines, typicalIntensities }: Profile): LineWidth | null {
  const line = finderLines[typicalIntensities.indexOf(Math.max(...typicalIntensities))];
  if (line === undefined) return null;
  const energyEv = observedEnergyEv(line);
  const from = Math.round(placeOnGrid(energyEv - REACH_EV));
  const to = Math.round(placeOnGrid(energyEv + REACH_EV));
  const level = Math.min(mean[from] ?? 0, mean[to] ?? 0);
  let top = from;
  for (let bin = from; bin <= to; bin++) if ((mean[bin] ?? 0) > (mean[top] ?? 0)) top = bin;
  const half = (level + (mean[top] ?? 0)) / 2;
  const crossing = (step: -1 | 1) => {
    let bin = top;
    while (bin > from && bin < to && (mean[bin] ?? 0) > half) bin += step;
    const [inside, outside] = [mean[bin - step] ?? 0, mean[bin] ?? 0];
    return outside > half ? NaN : bin - (step * (half - outside)) / (inside - outside);
  };
  const fwhmEv = (crossing(1) - crossing(-1)) * GRID.binEv;
  return Number.isFinite(fwhmEv) ? { fwhmEv, energyEv } : null;
}

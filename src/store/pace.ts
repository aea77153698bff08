import type { HeatmapPlan } from '../peaks/training/trainHeatmap';

/** How fast a training goes, from the fraction that is done; null while there is too little to tell. */
export type Pace = (fraction: number) => { readonly spectraPerSecond: number; readonly secondsLeft: number } | null;

/** Measures less than this are the backend's start. */
const SHORTEST_S = 0.5;

/** Measures from its first call on; `nowMs` is a monotonic clock. */
export function createPace(
  { epochs, spectraPerEpoch }: Pick<HeatmapPlan, 'epochs' | 'spectraPerEpoch'>,
  nowMs: () => number = () => performance.now(),
): Pace {
  let start: { readonly fraction: number; readonly ms: number } | null = null;
  return (fraction) => {
    start ??= { fraction, ms: nowMs() };
    const seconds = (nowMs() - start.ms) / 1000;
    const done = fraction - start.fraction;
    if (seconds < SHORTEST_S || done <= 0) return null;
    const perSecond = done / seconds;
    return { spectraPerSecond: perSecond * epochs * spectraPerEpoch, secondsLeft: (1 - fraction) / perSecond };
  };
}

import { useMemo } from 'react';
import type { CursorAxis } from '../plots/cursor';
import { energyScaleOf } from '../store/derived/calibration';
import { useWorkbench } from './useWorkbench';

/** The axis of a plot of one detector, so that its cursor is shown in the other plots of that detector. */
export function useCursorAxis(unit: CursorAxis['unit'], detector: number, batch: number | null): CursorAxis {
  const analysis = useWorkbench((state) => state.analysis);
  return useMemo(
    () => ({ group: `SDD ${String(detector)}`, unit, energyOf: energyScaleOf(analysis, { detector, batch }) }),
    [unit, detector, batch, analysis],
  );
}

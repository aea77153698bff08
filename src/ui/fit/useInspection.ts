import { useEffect } from 'react';
import { isSamePlace, trialAt, type FitTrial, type Inspected } from '../../store/inspectionSlice';
import { useWorkbench } from '../useWorkbench';

/** Asks for the fit of the selection whenever it or the analysis changes. */
export function useInspection(): void {
  const { analysis, detector, batch, inspectFit } = useWorkbench(({ analysis, selection, inspectFit }) => ({
    analysis,
    ...selection,
    inspectFit,
  }));
  useEffect(() => {
    void inspectFit();
  }, [analysis, detector, batch, inspectFit]);
}

/** What is tried in the window that is shown; undefined where nothing is. */
export function useTrial(inspected: Inspected | null): FitTrial | undefined {
  return useWorkbench(({ fitTrials }) =>
    inspected === null ? undefined : trialAt(fitTrials, inspected, inspected.line),
  );
}

/** Whether the fit shown is of the selected spectrum, so that it can be changed. */
export function useIsCurrent(inspected: Inspected): boolean {
  return useWorkbench(({ selection }) => isSamePlace(selection, inspected));
}

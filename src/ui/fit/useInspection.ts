import { useEffect, useMemo } from 'react';
import type { FitInspection } from '../../fit/inspection/fitInspection';
import { withChanges } from '../../store/derived/inspection';
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
export function useTrial(inspected: Inspected): FitTrial | undefined {
  return useWorkbench(({ fitTrials }) => trialAt(fitTrials, inspected, inspected.line));
}

/** The window that is shown as its changes want it: what fields and handles stand at. */
export function useTried(inspected: Inspected, shown: FitInspection): FitInspection {
  const isAnswered = !useWorkbench((state) => state.isInspecting);
  const changes = useTrial(inspected)?.changes;
  return useMemo(
    () => (changes === undefined ? shown : withChanges(shown, changes, isAnswered)),
    [shown, changes, isAnswered],
  );
}

/** Whether the fit shown is of the selected spectrum, so that it can be changed. */
export function useIsCurrent(inspected: Inspected): boolean {
  return useWorkbench(({ selection }) => isSamePlace(selection, inspected));
}

import { useMemo } from 'react';
import { attentionByDetector, type Attention } from '../../store/derived/attention';
import { useWorkbench } from '../useWorkbench';

/** What needs attention in the last analysis, by detector; empty before one. */
export function useAttention(): ReadonlyMap<number, readonly Attention[]> {
  const { summary, analysis } = useWorkbench(({ summary, analysis }) => ({ summary, analysis }));
  return useMemo(
    () => (summary === null || analysis === null ? new Map() : attentionByDetector(summary, analysis)),
    [summary, analysis],
  );
}

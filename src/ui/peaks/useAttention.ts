import { useMemo } from 'react';
import { attentionByDetector, type Attention } from '../../store/derived/attention';
import { useProfile, useWorkbench } from '../useWorkbench';

/** What needs attention in the last analysis, by detector; empty before one. */
export function useAttention(): ReadonlyMap<number, readonly Attention[]> {
  const { summary, analysis } = useWorkbench(({ summary, analysis }) => ({ summary, analysis }));
  const profile = useProfile(analysis?.settings.profile ?? '');
  return useMemo(
    () =>
      summary === null || analysis === null || profile === undefined
        ? new Map()
        : attentionByDetector(summary, analysis, profile),
    [summary, analysis, profile],
  );
}

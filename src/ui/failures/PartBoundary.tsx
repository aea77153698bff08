import type { ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useWorkbench } from '../useWorkbench';
import { FailedPart } from './FailedPart';

interface PartBoundaryProps {
  /** What is in it, as the page calls it. */
  readonly what: string;
  readonly onReset?: (() => void) | undefined;
  readonly onClose?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** Keeps a failure of what is in it from the rest of the page. With another run, analysis or selection it is tried again. */
export function PartBoundary({ what, onReset, onClose, children }: PartBoundaryProps) {
  const { summary, analysis, selection } = useWorkbench(({ summary, analysis, selection }) => ({
    summary,
    analysis,
    selection,
  }));
  return (
    <ErrorBoundary
      resetKeys={[summary, analysis, selection]}
      {...(onReset === undefined ? {} : { onReset })}
      fallbackRender={({ error, resetErrorBoundary }) => (
        <FailedPart what={what} error={error} onRetry={resetErrorBoundary} onClose={onClose} />
      )}
    >
      {children}
    </ErrorBoundary>
  );
}

import { useState, type ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { messageOf } from '../../store/failures';
import type { Workbench } from '../../store/workbench';
import { download } from '../controls/download';
import { LABELS } from '../labels';
import { Details } from './Details';
import { failureDetails } from './failureText';
import classes from './failures.module.css';

interface PageBoundaryProps {
  readonly workbench: Workbench;
  readonly children: ReactNode;
}

/** The outermost: where everything else has failed, the state is still there, and can be taken away. */
export function PageBoundary({ workbench, children }: PageBoundaryProps) {
  return (
    <ErrorBoundary
      fallbackRender={({ error, resetErrorBoundary }) => (
        <FailedPage error={error} workbench={workbench} onRetry={resetErrorBoundary} />
      )}
    >
      {children}
    </ErrorBoundary>
  );
}

interface FailedPageProps {
  readonly error: unknown;
  readonly workbench: Workbench;
  readonly onRetry: () => void;
}

/** Plain elements: the page's library may be what failed. */
function FailedPage({ error, workbench, onRetry }: FailedPageProps) {
  const [said, setSaid] = useState('');
  const save = async () => {
    setSaid('Making the session file …');
    const file = await workbench.getState().exportSession();
    if (file !== null) download(file.fileName, file.text, 'application/json');
    setSaid(file === null ? (workbench.getState().notices.at(-1)?.text ?? 'It could not be made') : file.fileName);
  };
  return (
    <main className={classes['page']}>
      <h1>{LABELS.product}</h1>
      <p role="alert">
        The page cannot be shown: {messageOf(error)}. Run, settings and figures are still there: try again, or export
        the session first and reload the page.
      </p>
      <div className={classes['buttons']}>
        <button type="button" className={classes['button']} onClick={onRetry}>
          Try again
        </button>
        <button type="button" className={classes['button']} onClick={() => void save()}>
          Export session
        </button>
        <button type="button" className={classes['button']} onClick={() => window.location.reload()}>
          {LABELS.reload}
        </button>
      </div>
      <p aria-live="polite">{said}</p>
      <Details text={failureDetails(error)} />
    </main>
  );
}

import { useState, type ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { labels } from '../../labels/labels';
import { messageOf } from '../../store/failures';
import type { Workbench } from '../../store/workbench';
import { download } from '../controls/download';
import { Details } from './Details';
import { failureDetails } from './failureText';
import classes from './failures.module.css';

const WORDS = labels.failures;

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
    setSaid(WORDS.makingSession);
    const file = await workbench.getState().exportSession();
    if (file !== null) download(file.fileName, file.text, 'application/json');
    setSaid(file === null ? (workbench.getState().notices.at(-1)?.text ?? WORDS.sessionNotMade) : file.fileName);
  };
  return (
    <main className={classes['page']}>
      <h1>{labels.names.product}</h1>
      <p role="alert">{WORDS.page(messageOf(error))}</p>
      <div className={classes['buttons']}>
        <button type="button" className={classes['button']} onClick={onRetry}>
          {WORDS.tryAgain}
        </button>
        <button type="button" className={classes['button']} onClick={() => void save()}>
          {WORDS.exportSession}
        </button>
        <button type="button" className={classes['button']} onClick={() => window.location.reload()}>
          {labels.names.reload}
        </button>
      </div>
      <p aria-live="polite">{said}</p>
      <Details text={failureDetails(error)} />
    </main>
  );
}

import { CloseButton } from '@mantine/core';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import { Details } from '../failures/Details';
import { Elsewhere } from './Elsewhere';
import { NewVersion } from './NewVersion';
import classes from './Notices.module.css';

/** What went wrong, until dismissed. Errors are alerts; warnings wait to be read. */
export function Notices() {
  const { notices, dismiss, backendFailure, hasNews } = useWorkbench((state) => ({
    notices: state.notices,
    dismiss: state.dismiss,
    backendFailure: state.backendFailure,
    hasNews: state.newVersion !== null || state.elsewhere !== null,
  }));
  if (notices.length === 0 && backendFailure === null && !hasNews) return null;
  return (
    <div className={classes['list']}>
      <NewVersion />
      <Elsewhere />
      {backendFailure !== null && (
        <div role="alert" className={classes['error']}>
          <span>{backendFailure}</span>
        </div>
      )}
      {notices.map(({ id, severity, text, details }) => (
        <div key={id} role={severity === 'error' ? 'alert' : undefined} className={classes[severity]}>
          <span>
            {text}
            {details !== undefined && <Details text={details} />}
          </span>
          <CloseButton size="sm" aria-label={labels.notices.dismiss} onClick={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}

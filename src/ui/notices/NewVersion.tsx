import { Button } from '@mantine/core';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import classes from './Notices.module.css';

/** Says that a newer version of the page is ready; nothing changes until the user says so. */
export function NewVersion() {
  const newVersion = useWorkbench((state) => state.newVersion);
  if (newVersion === null) return null;
  return (
    <div className={classes['news']} aria-live="polite">
      <span>{newVersion.isHeldBack ? labels.notices.heldBack : labels.notices.newVersion}</span>
      <Button variant="default" size="compact-xs" onClick={() => void newVersion.take()}>
        {labels.names.reload}
      </Button>
    </div>
  );
}

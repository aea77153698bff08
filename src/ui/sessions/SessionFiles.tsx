import { Button } from '@mantine/core';
import { useId } from 'react';
import { download } from '../controls/download';
import { useWorkbench } from '../useWorkbench';
import classes from './sessions.module.css';

/** The open session out to a file, one in from a file. */
export function SessionFiles() {
  const { exportSession, importSession, isBusy } = useWorkbench((state) => ({
    exportSession: state.exportSession,
    importSession: state.importSession,
    isBusy: state.task !== null,
  }));
  const id = useId();
  const save = async () => {
    const file = await exportSession();
    if (file !== null) download(file.fileName, file.text, 'application/json');
  };
  return (
    <section>
      <h3>As a file</h3>
      <p className={classes['facts']}>
        One JSON file with settings, seeds, decisions, networks, history and results. The data are not in it, but their
        names, sizes and SHA-256: whoever opens it is asked for them.
      </p>
      <div className={classes['line']}>
        <Button variant="default" disabled={isBusy} onClick={() => void save()}>
          Export session
        </Button>
        <div className={classes['file']}>
          <label htmlFor={id}>Session file</label>
          <input
            id={id}
            type="file"
            accept=".json"
            disabled={isBusy}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              event.currentTarget.value = '';
              if (file !== undefined) void importSession(file);
            }}
          />
        </div>
      </div>
    </section>
  );
}

import { Button } from '@mantine/core';
import { useId } from 'react';
import { labels } from '../../labels/labels';
import { download } from '../controls/download';
import { useWorkbench } from '../useWorkbench';
import classes from './sessions.module.css';

const WORDS = labels.sessions.files;

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
      <h3>{WORDS.title}</h3>
      <p className={classes['facts']}>{WORDS.text}</p>
      <div className={classes['line']}>
        <Button variant="default" disabled={isBusy} onClick={() => void save()}>
          {WORDS.export}
        </Button>
        <div className={classes['file']}>
          <label htmlFor={id}>{WORDS.import}</label>
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

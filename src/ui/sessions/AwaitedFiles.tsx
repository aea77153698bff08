import { Button } from '@mantine/core';
import { labels } from '../../labels/labels';
import { missingOf } from '../../store/runReference';
import { Worded } from '../controls/Worded';
import { formatBytes } from '../format/number';
import { useWorkbench } from '../useWorkbench';
import classes from './sessions.module.css';

const WORDS = labels.sessions.awaited;

/** Which files the open session is about that are not loaded; nothing where it has all. */
export function AwaitedFiles() {
  const { awaited, files, newSession } = useWorkbench((state) => ({
    awaited: state.awaited,
    files: state.summary?.files ?? null,
    newSession: state.newSession,
  }));
  if (awaited?.run == null) return null;
  const missing = missingOf(awaited.run, files ?? []);
  return (
    <section aria-label={WORDS.title} className={classes['awaited']}>
      <p>
        <Worded text={WORDS.text} slots={{ session: <strong>{awaited.name}</strong> }} />
      </p>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{WORDS.file}</th>
            <th scope="col" className="number">
              {WORDS.size}
            </th>
            <th scope="col">{WORDS.hash}</th>
            <th scope="col">{WORDS.state}</th>
          </tr>
        </thead>
        <tbody>
          {awaited.run.files.map((file) => (
            <tr key={`${file.name} ${file.sha256}`}>
              <th scope="row">{file.name}</th>
              <td className="number">{formatBytes(file.bytes)}</td>
              <td title={file.sha256}>{file.sha256.slice(0, 12)}</td>
              <td>{missing.includes(file) ? WORDS.missing : WORDS.loaded}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button mt={8} variant="default" size="compact-xs" onClick={() => void newSession(true)}>
        {WORDS.goOn}
      </Button>
    </section>
  );
}

import { Button } from '@mantine/core';
import { missingOf } from '../../store/sessions/session';
import { formatBytes } from '../format/number';
import { useWorkbench } from '../useWorkbench';
import classes from './sessions.module.css';

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
    <section aria-label="Files to drop" className={classes['awaited']}>
      <p>
        <strong>{awaited.name}</strong> is about files that are not loaded. Drop them on the page: they are known by
        their content, under whatever name.
      </p>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col" className="number">
              Size
            </th>
            <th scope="col">SHA-256</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {awaited.run.files.map((file) => (
            <tr key={`${file.name} ${file.sha256}`}>
              <th scope="row">{file.name}</th>
              <td className="number">{formatBytes(file.bytes)}</td>
              <td title={file.sha256}>{file.sha256.slice(0, 12)}</td>
              <td>{missing.includes(file) ? 'missing' : 'loaded'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button mt={8} variant="default" size="compact-xs" onClick={() => void newSession(true)}>
        Go on without them in a session of its own
      </Button>
    </section>
  );
}

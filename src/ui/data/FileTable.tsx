import { Button, CloseButton } from '@mantine/core';
import type { NamedSpectra } from '../../dataset/naming';
import type { FileRecord } from '../../dataset/run';
import type { Profile } from '../../physics/profile';
import { runLabelOf } from '../../store/catalogue';
import { partsOf, partText } from '../../store/derived/importForm';
import { spectraOfFile, untimedOfFile } from '../../store/derived/names';
import { runKinds, type RunKind } from '../../store/derived/runKinds';
import { Jargon } from '../controls/Jargon';
import { Panel } from '../controls/Panel';
import { factsText } from '../format/facts';
import { fileTimeText, placesText } from '../format/places';
import { NamesButton } from '../names/NamesButton';
import { formatBytes, formatInteger, formatTime } from '../format/number';
import { useProfile, useWorkbench } from '../useWorkbench';
import view from './FileTable.module.css';
import { KeepSwitch } from './KeepSwitch';
import { TableFrame } from '../tables/TableFrame';
import { filesTable } from '../tables/runTables';

/** The files of the run, with what was found in each. */
export function FileTable() {
  const { summary, source, removeFile, clearData, isBusy, profileId } = useWorkbench((state) => ({
    summary: state.summary,
    source: state.source,
    removeFile: state.removeFile,
    clearData: state.clearData,
    isBusy: state.task !== null,
    profileId: state.settings.profile,
  }));
  const labels = useProfile(profileId)?.labels ?? [];
  if (summary === null) return null;
  const kinds = kindsOf(summary.files, labels);
  const first = summary.batches[0];
  const last = summary.batches.at(-1);
  return (
    <Panel
      title={source?.kind === 'demo' ? 'Simulated run' : 'Files'}
      note={
        <>
          {typeof first?.start === 'number' && (
            <>
              {formatTime(first.start)} to {formatTime(last?.stop ?? null)} UTC.{' '}
            </>
          )}
          {formatInteger(summary.overflow)} events removed as <Jargon term="overflow">overflow</Jargon>.
        </>
      }
      tools={
        <>
          <NamesButton />
          <Button variant="default" size="compact-xs" disabled={isBusy} onClick={clearData}>
            Clear
          </Button>
        </>
      }
    >
      {kinds.length > 0 && <p className={view['facts']}>{kinds.map(kindText).join('; ')}.</p>}
      {summary.files.length > 0 && (
        <TableFrame title="Files" model={() => filesTable(summary.files)}>
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">File</th>
                <th scope="col">Format</th>
                {kinds.length > 0 && <th scope="col">Kind of run</th>}
                <th scope="col" className="number">
                  Events
                </th>
                <th scope="col" className="number">
                  Size
                </th>
                <th scope="col">SHA-256</th>
                <th>
                  <span className="visually-hidden">Remove</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {summary.files.map((file) => (
                <tr key={`${file.name} ${file.sha256}`}>
                  <th scope="row">{file.name}</th>
                  <td className="wraps">
                    {file.format}
                    {file.facts !== undefined && <div className={view['facts']}>{factsText(file.facts)}</div>}
                    <Places named={summary.named} file={file.name} />
                    {file.setAside?.map(({ events, reason }) => (
                      <div key={reason} className={view['facts']}>
                        {formatInteger(events)} set aside: {reason}
                      </div>
                    ))}
                    <ChooseButtons file={file.name} />
                  </td>
                  {kinds.length > 0 && <td>{runLabelOf(file.name, labels)?.name ?? 'none'}</td>}
                  <td className="number">{formatInteger(file.events)}</td>
                  <td className="number">{formatBytes(file.bytes)}</td>
                  <td title={file.sha256}>{file.sha256.slice(0, 12)}</td>
                  <td className="number">
                    {/* The others of a restored run could not be read again. */}
                    {source?.kind === 'files' && (
                      <CloseButton
                        size="sm"
                        aria-label={`Remove ${file.name}`}
                        disabled={isBusy}
                        onClick={() => void removeFile(file.name)}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
      <KeepSwitch />
    </Panel>
  );
}

/** Which SDD and time the spectra of a file have that carry no number, and which time it has that gives none. */
function Places({ named, file }: { readonly named: NamedSpectra | undefined; readonly file: string }) {
  const times = [...new Set(untimedOfFile(named, file).map(fileTimeText))];
  const text = [placesText(spectraOfFile(named, file)), ...times].filter((part) => part !== '').join('; ');
  return text === '' ? null : <div className={view['facts']}>{text}</div>;
}

/** Asks again what is read of a file that holds several things, or of those in an archive, each kind by itself. */
function ChooseButtons({ file }: { readonly file: string }) {
  const { described, chooseAgain, isBusy } = useWorkbench((state) => ({
    described: state.described,
    chooseAgain: state.chooseAgain,
    isBusy: state.task !== null,
  }));
  return partsOf(described, file).map(({ names: [first = '', ...more], choice }) => (
    <Button
      key={first}
      variant="subtle"
      size="compact-xs"
      aria-label={`Choose what to read of ${first}`}
      disabled={isBusy}
      onClick={() => void chooseAgain(first)}
    >
      {first === file ? 'Choose…' : `Choose… ${partText([first.slice(file.length + 1), ...more])}`}
      {choice === null && ' (left out)'}
    </Button>
  ));
}

/** Sums per kind of run, where any file is of a kind that the profile knows. */
function kindsOf(files: readonly FileRecord[], labels: Profile['labels']): readonly RunKind[] {
  const kinds = runKinds(files, { labels });
  return kinds.some(({ name }) => name !== null) ? kinds : [];
}

function kindText({ name, kind, files, events }: RunKind): string {
  const of = name === null ? 'No kind' : `${name} (${kind ?? ''})`;
  return `${of}: ${String(files)} file${files === 1 ? '' : 's'}, ${formatInteger(events)} events`;
}

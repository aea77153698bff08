import { Button, CloseButton } from '@mantine/core';
import type { NamedSpectra } from '../../dataset/naming';
import type { FileRecord } from '../../dataset/run';
import type { Profile } from '../../physics/profile';
import { runLabelOf } from '../../store/catalogue';
import { partsOf, partText } from '../../store/derived/importForm';
import { spectraOfFile, untimedOfFile } from '../../store/derived/names';
import { runKinds, type RunKind } from '../../store/derived/runKinds';
import type { DatasetSummary } from '../../worker/protocol';
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
import { labels } from '../../labels/labels';
import { Worded } from '../controls/Worded';

const texts = labels.data.files;

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
  const kindLabels = useProfile(profileId)?.labels ?? [];
  if (summary === null) return null;
  const kinds = kindsOf(summary.files, kindLabels);
  return (
    <Panel
      title={source?.kind === 'demo' ? texts.simulated : texts.title}
      note={<Worded text={noteOf(summary)} />}
      tools={
        <>
          <NamesButton />
          <Button variant="default" size="compact-xs" disabled={isBusy} onClick={clearData}>
            {texts.clear}
          </Button>
        </>
      }
    >
      {kinds.length > 0 && <p className={view['facts']}>{kinds.map(kindText).join('; ')}.</p>}
      {summary.files.length > 0 && (
        <TableFrame title={texts.title} model={() => filesTable(summary.files)}>
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{texts.columns.file}</th>
                <th scope="col">{texts.columns.format}</th>
                {kinds.length > 0 && <th scope="col">{texts.columns.kind}</th>}
                <th scope="col" className="number">
                  {texts.columns.events}
                </th>
                <th scope="col" className="number">
                  {texts.columns.size}
                </th>
                <th scope="col">{texts.columns.sha256}</th>
                <th>
                  <span className="visually-hidden">{texts.columns.remove}</span>
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
                        {texts.setAside(formatInteger(events), reason)}
                      </div>
                    ))}
                    <ChooseButtons file={file.name} />
                  </td>
                  {kinds.length > 0 && <td>{runLabelOf(file.name, kindLabels)?.name ?? texts.ofNoKind}</td>}
                  <td className="number">{formatInteger(file.events)}</td>
                  <td className="number">{formatBytes(file.bytes)}</td>
                  <td title={file.sha256}>{file.sha256.slice(0, 12)}</td>
                  <td className="number">
                    {/* The others of a restored run could not be read again. */}
                    {source?.kind === 'files' && (
                      <CloseButton
                        size="sm"
                        aria-label={texts.remove(file.name)}
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

/** When the run was, where that is known, and what was removed from it. */
function noteOf({ batches, overflow }: DatasetSummary): string {
  const start = batches[0]?.start;
  const period =
    typeof start === 'number' ? [texts.period(formatTime(start), formatTime(batches.at(-1)?.stop ?? null))] : [];
  return [...period, texts.removed(formatInteger(overflow))].join(' ');
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
      aria-label={texts.chooseOf(first)}
      disabled={isBusy}
      onClick={() => void chooseAgain(first)}
    >
      {choice === null ? texts.chooseLeftOut(chooseText(file, first, more)) : chooseText(file, first, more)}
    </Button>
  ));
}

function chooseText(file: string, first: string, more: readonly string[]): string {
  return first === file ? texts.choose : texts.choosePart(partText([first.slice(file.length + 1), ...more]));
}

/** Sums per kind of run, where any file is of a kind that the profile knows. */
function kindsOf(files: readonly FileRecord[], labels: Profile['labels']): readonly RunKind[] {
  const kinds = runKinds(files, { labels });
  return kinds.some(({ name }) => name !== null) ? kinds : [];
}

function kindText({ name, kind, files, events }: RunKind): string {
  return texts.sumOfKind(name === null ? texts.noKind : texts.kind(name, kind ?? ''), files, formatInteger(events));
}

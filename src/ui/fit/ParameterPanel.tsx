import { Checkbox } from '@mantine/core';
import type { Estimate, FitInspection, InspectedParameter } from '../../fit/inspection/fitInspection';
import type { Inspected } from '../../store/inspectionSlice';
import { Panel } from '../controls/Panel';
import { Worded } from '../controls/Worded';
import { NOTHING } from '../format/number';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import { CorrelationTable } from './CorrelationTable';
import { boundsText, estimateText, minosText, parameterName } from './fitText';
import classes from './ParameterPanel.module.css';
import { StartField } from './StartField';
import { useIsCurrent, useTried } from './useInspection';
import { TableFrame } from '../tables/TableFrame';
import { parametersTable } from './fitTables';

const TEXTS = labels.fit.parameters;

interface ParameterPanelProps {
  readonly inspected: Inspected;
  readonly draft: FitInspection | null;
}

/** Every parameter of the fit with its errors; start values and what is fixed can be changed here. */
export function ParameterPanel({ inspected, draft }: ParameterPanelProps) {
  const { inspection } = inspected;
  const shown = useTried(inspected, draft ?? inspection);
  const isCurrent = useIsCurrent(inspected);
  return (
    <Panel title={TEXTS.title} note={draft === null ? TEXTS.note : TEXTS.noteOfDraft}>
      <TableFrame title={labels.names.parameterTable} model={() => parametersTable(inspection)}>
        <table className={`figures tight ${classes['table'] ?? ''}`}>
          <caption className="visually-hidden">{labels.names.parameterTable}</caption>
          <thead>
            <tr>
              <th scope="col">{TEXTS.parameter}</th>
              <th scope="col">
                <Worded text={TEXTS.start} />
              </th>
              <th scope="col">{TEXTS.fix}</th>
              <th scope="col" className="number">
                <Worded text={TEXTS.value} />
              </th>
              <th scope="col" className="number">
                <Worded text={TEXTS.minos} />
              </th>
              <th scope="col" className={classes['unit']}>
                {TEXTS.unit}
              </th>
              <th scope="col">{TEXTS.bounds}</th>
            </tr>
          </thead>
          <tbody>
            {shown.parameters.map((parameter, i) => (
              <ParameterRow
                key={parameter.name}
                name={parameterName(parameter.name, inspection)}
                parameter={parameter}
                estimate={inspection.fit?.estimates[i] ?? null}
                isDraft={draft !== null}
                isOff={!isCurrent}
              />
            ))}
          </tbody>
        </table>
      </TableFrame>
      <CorrelationTable inspection={inspection} />
    </Panel>
  );
}

interface ParameterRowProps {
  readonly name: string;
  readonly parameter: InspectedParameter;
  readonly estimate: Estimate | null;
  readonly isDraft: boolean;
  readonly isOff: boolean;
}

function ParameterRow({ name, parameter, estimate, isDraft, isOff }: ParameterRowProps) {
  const changeFit = useWorkbench((state) => state.changeFit);
  // Backgrounds and tails often end at 0, and rightly so.
  const isOdd = estimate?.atBound === true && !/^(background|tail)/.test(parameter.name);
  const figure = `number ${isDraft ? 'faint' : ''}`;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <StartField
          name={TEXTS.startOf(name)}
          parameter={parameter}
          isOff={isOff}
          onChange={(start) => void changeFit({ starts: { [parameter.name]: start } })}
        />
      </td>
      <td>
        <Checkbox
          size="xs"
          aria-label={TEXTS.fixOf(name)}
          checked={parameter.fixed}
          disabled={isOff}
          onChange={(event) => void changeFit({ fixed: { [parameter.name]: event.currentTarget.checked } })}
        />
      </td>
      <td className={figure}>{estimate === null ? NOTHING : estimateText(estimate)}</td>
      <td className={figure}>{estimate === null ? NOTHING : minosText(estimate)}</td>
      <td className={`faint ${classes['unit'] ?? ''}`}>{parameter.unit}</td>
      <td className={isOdd && !isDraft ? 'warn' : 'faint'}>
        {parameter.fixed ? TEXTS.fixed : boundsText(parameter, isDraft ? null : estimate)}
      </td>
    </tr>
  );
}

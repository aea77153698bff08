import { Checkbox } from '@mantine/core';
import type { Estimate, FitInspection, InspectedParameter } from '../../fit/inspection/fitInspection';
import type { Inspected } from '../../store/inspectionSlice';
import { Jargon } from '../controls/Jargon';
import { Panel } from '../controls/Panel';
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
    <Panel
      title="Parameters"
      note={
        draft === null
          ? 'Change a start value or fix a parameter, then refit.'
          : 'Values are those of the fit before your changes.'
      }
    >
      <TableFrame title={labels.names.parameterTable} model={() => parametersTable(inspection)}>
        <table className={`figures tight ${classes['table'] ?? ''}`}>
          <caption className="visually-hidden">{labels.names.parameterTable}</caption>
          <thead>
            <tr>
              <th scope="col">Parameter</th>
              <th scope="col">
                <Jargon term="startValue">Start</Jargon>
              </th>
              <th scope="col">Fix</th>
              <th scope="col" className="number">
                Value ± <Jargon term="hesse">HESSE</Jargon>
              </th>
              <th scope="col" className="number">
                <Jargon term="minos">MINOS</Jargon>
              </th>
              <th scope="col" className={classes['unit']}>
                Unit
              </th>
              <th scope="col">Bounds</th>
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
  const faint = isDraft ? 'number faint' : 'number';
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <StartField
          name={`${name}, start`}
          parameter={parameter}
          isOff={isOff}
          onChange={(start) => void changeFit({ starts: { [parameter.name]: start } })}
        />
      </td>
      <td>
        <Checkbox
          size="xs"
          aria-label={`Fix ${name}`}
          checked={parameter.fixed}
          disabled={isOff}
          onChange={(event) => void changeFit({ fixed: { [parameter.name]: event.currentTarget.checked } })}
        />
      </td>
      <td className={faint}>{estimate === null ? NOTHING : estimateText(estimate)}</td>
      <td className={faint}>{estimate === null ? NOTHING : minosText(estimate)}</td>
      <td className={`faint ${classes['unit'] ?? ''}`}>{parameter.unit}</td>
      <td className={isOdd && !isDraft ? 'warn' : 'faint'}>
        {parameter.fixed ? 'fixed' : boundsText(parameter, isDraft ? null : estimate)}
      </td>
    </tr>
  );
}

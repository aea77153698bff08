import { Button, FileButton } from '@mantine/core';
import type { Correlation, SlowControl } from '../../monitor/slowControl/correlate';
import { WATCHED_VIEWS } from '../../store/derived/watched';
import { Panel } from '../controls/Panel';
import { formatFixed } from '../format/number';
import { useWorkbench } from '../useWorkbench';
import classes from './Watch.module.css';
import { TableFrame } from '../tables/TableFrame';
import { labels } from '../../labels/labels';
import { slowControlTable } from './channelTables';

const texts = labels.channels.slowControl;

/** What the array does with temperature, pressure or beam: correlations with a file of readings. */
export function SlowControlPanel() {
  const { slowControl, addSlowControl } = useWorkbench(({ slowControl, addSlowControl }) => ({
    slowControl,
    addSlowControl,
  }));
  return (
    <Panel
      title={texts.title}
      note={texts.note}
      tools={
        <FileButton
          onChange={(file) => {
            if (file !== null) void addSlowControl(file);
          }}
          accept=".csv,.tsv,.txt"
        >
          {(props) => (
            <Button {...props} variant="default" size="xs">
              {texts.chooseFile}
            </Button>
          )}
        </FileButton>
      }
    >
      {slowControl.length === 0 ? null : <CorrelationTable columns={slowControl} />}
    </Panel>
  );
}

function CorrelationTable({ columns }: { readonly columns: readonly SlowControl[] }) {
  return (
    <>
      <TableFrame title={texts.table} model={() => slowControlTable(columns)}>
        <table className="figures" aria-label={texts.table}>
          <thead>
            <tr>
              <th scope="col">{texts.columns.column}</th>
              <th scope="col">{texts.columns.goesWith}</th>
              <th scope="col" className="number">
                {texts.columns.correlation}
              </th>
              <th scope="col" className="number">
                {texts.columns.slope}
              </th>
              <th scope="col" className="number">
                {texts.columns.pValue}
              </th>
            </tr>
          </thead>
          <tbody>
            {columns.flatMap(({ name, correlations }) =>
              correlations.map((correlation) => (
                <Row key={`${name} ${correlation.watched}`} name={name} correlation={correlation} />
              )),
            )}
          </tbody>
        </table>
      </TableFrame>
      <p className={classes['quiet']}>{texts.tableNote}</p>
    </>
  );
}

function Row({ name, correlation }: { readonly name: string; readonly correlation: Correlation }) {
  const { watched, median, slope, pValue } = correlation;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{WATCHED_VIEWS.find(({ id }) => id === watched)?.quantity}</td>
      <td className="number">{formatFixed(median, 2)}</td>
      <td className="number">{slope === null ? '–' : slope.toPrecision(3)}</td>
      <td className="number">{pValue === null ? '–' : pValue < 1e-4 ? '< 0.0001' : pValue.toPrecision(2)}</td>
    </tr>
  );
}

import { Button, FileButton } from '@mantine/core';
import type { Correlation, SlowControl } from '../../monitor/slowControl/correlate';
import { WATCHED_VIEWS } from '../../store/derived/watched';
import { Panel } from '../controls/Panel';
import { formatFixed } from '../format/number';
import { useWorkbench } from '../useWorkbench';
import classes from './Watch.module.css';
import { TableFrame } from '../tables/TableFrame';
import { slowControlTable } from './channelTables';

/** What the array does with temperature, pressure or beam: correlations with a file of readings. */
export function SlowControlPanel() {
  const { slowControl, addSlowControl } = useWorkbench(({ slowControl, addSlowControl }) => ({
    slowControl,
    addSlowControl,
  }));
  return (
    <Panel
      title="Slow control"
      note="A CSV with a header time,temperature,... (Unix seconds or ISO 8601, UTC) is averaged over the batches and correlated with every SDD."
      tools={
        <FileButton
          onChange={(file) => {
            if (file !== null) void addSlowControl(file);
          }}
          accept=".csv,.tsv,.txt"
        >
          {(props) => (
            <Button {...props} variant="default" size="xs">
              Choose slow-control file
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
      <TableFrame title="Correlation with slow control" model={() => slowControlTable(columns)}>
        <table className="figures" aria-label="Correlation with slow control">
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Goes with</th>
              <th scope="col" className="number">
                Correlation
              </th>
              <th scope="col" className="number">
                Change per unit
              </th>
              <th scope="col" className="number">
                p
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
      <p className={classes['quiet']}>
        Medians over the SDDs. p takes batches as independent: two things that drift slowly correlate more often than it
        says.
      </p>
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

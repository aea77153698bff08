import type { TrainedModel } from '../../worker/protocol';
import { LINES } from '../../store/catalogue';
import { Jargon } from '../controls/Jargon';
import { formatInteger, formatSignificant, NOTHING } from '../format/number';
import { TableFrame } from '../tables/TableFrame';
import { numberColumn, significant, words, wordsColumn, fixed, type TableModel } from '../tables/model';
import classes from './training.module.css';

/** The card of a network: how it was made, and how good it is on spectra that it has not seen. */
export function CardTable({ model }: { readonly model: TrainedModel }) {
  const { card, parameters, name } = model;
  const { epochs, spectraPerEpoch, batchSize, peakLearningRate, seed, startedFrom, heldOut } = card;
  return (
    <>
      <p className={classes['facts']}>
        {formatInteger(parameters)} weights; {startedFrom === null ? 'from seeded weights' : `on from ${startedFrom}`};{' '}
        {epochs} × {formatInteger(spectraPerEpoch)} spectra in batches of {batchSize}, step size {peakLearningRate},
        seed {seed}.
      </p>
      {heldOut === null ? (
        <p className={classes['facts']}>Its card holds no figures on spectra that it has not seen.</p>
      ) : (
        <TableFrame title={`Held-out figures of ${name}`} model={() => cardTable(heldOut, name)}>
          <table className="figures" aria-label={`Held-out figures of ${name}`}>
            <caption className={classes['caption']}>
              On {formatInteger(heldOut.spectra)} simulated spectra that it has not seen
            </caption>
            <thead>
              <tr>
                <th scope="col">Line</th>
                <th scope="col">
                  <Jargon term="positionError">Standard deviation [channels]</Jargon>
                </th>
                <th scope="col">
                  <Jargon term="pullWidth">Pull width</Jargon>
                </th>
                <th scope="col">
                  <Jargon term="found">Found</Jargon>
                </th>
              </tr>
            </thead>
            <tbody>
              {heldOut.lines.map(({ line, standardDeviationAdc, pullWidth, efficiency }) => (
                <tr key={line}>
                  <th scope="row">{labelOf(line)}</th>
                  <td>{formatSignificant(standardDeviationAdc, 3)}</td>
                  <td>{formatSignificant(pullWidth, 3)}</td>
                  <td>{efficiency === null ? NOTHING : `${(100 * efficiency).toFixed(1)} %`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
    </>
  );
}

function labelOf(line: string): string {
  return Object.values(LINES).find(({ id }) => id === line)?.label ?? line;
}

function cardTable({ lines }: NonNullable<TrainedModel['card']['heldOut']>, name: string): TableModel {
  return {
    title: `Held-out figures of ${name}`,
    columns: [
      wordsColumn('Line'),
      numberColumn('Standard deviation [channels]'),
      numberColumn('Pull width'),
      numberColumn('Found [%]'),
    ],
    rows: lines.map(({ line, standardDeviationAdc, pullWidth, efficiency }) => [
      words(labelOf(line)),
      significant(standardDeviationAdc, 3),
      significant(pullWidth, 3),
      fixed(efficiency === null ? null : 100 * efficiency, 1),
    ]),
  };
}

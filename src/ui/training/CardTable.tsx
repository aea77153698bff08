import type { TrainedModel } from '../../worker/protocol';
import { LINES } from '../../store/catalogue';
import { Jargon } from '../controls/Jargon';
import { formatInteger, formatSignificant, NOTHING } from '../format/number';
import { TableFrame } from '../tables/TableFrame';
import { numberColumn, significant, words, wordsColumn, fixed, type TableModel } from '../tables/model';
import { labels } from '../../labels/labels';
import classes from './training.module.css';

const TEXTS = labels.training.card;

/** The card of a network: how it was made, and how good it is on spectra that it has not seen. */
export function CardTable({ model }: { readonly model: TrainedModel }) {
  const { card, parameters, name } = model;
  const { epochs, spectraPerEpoch, batchSize, peakLearningRate, seed, startedFrom, heldOut } = card;
  return (
    <>
      <p className={classes['facts']}>
        {TEXTS.facts(
          formatInteger(parameters),
          startedFrom === null ? TEXTS.seeded : TEXTS.startedFrom(startedFrom),
          String(epochs),
          formatInteger(spectraPerEpoch),
          String(batchSize),
          String(peakLearningRate),
          String(seed),
        )}
      </p>
      {heldOut === null ? (
        <p className={classes['facts']}>{TEXTS.noFigures}</p>
      ) : (
        <TableFrame title={TEXTS.title(name)} model={() => cardTable(heldOut, name)}>
          <table className="figures" aria-label={TEXTS.title(name)}>
            <caption className={classes['caption']}>{TEXTS.caption(formatInteger(heldOut.spectra))}</caption>
            <thead>
              <tr>
                <th scope="col">{TEXTS.line}</th>
                <th scope="col">
                  <Jargon term="positionError">{TEXTS.standardDeviation}</Jargon>
                </th>
                <th scope="col">
                  <Jargon term="pullWidth">{TEXTS.pullWidth}</Jargon>
                </th>
                <th scope="col">
                  <Jargon term="found">{TEXTS.found}</Jargon>
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
    title: TEXTS.title(name),
    columns: [
      wordsColumn(TEXTS.line),
      numberColumn(TEXTS.standardDeviation),
      numberColumn(TEXTS.pullWidth),
      numberColumn(TEXTS.foundPercent),
    ],
    rows: lines.map(({ line, standardDeviationAdc, pullWidth, efficiency }) => [
      words(labelOf(line)),
      significant(standardDeviationAdc, 3),
      significant(pullWidth, 3),
      fixed(efficiency === null ? null : 100 * efficiency, 1),
    ]),
  };
}

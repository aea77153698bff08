import type { Analysis, CuKaRow, SpectrumName } from '../../assess/results';
import { LINES, tabulatedEnergyEv } from '../../store/catalogue';
import { nextAction, type NextAction } from '../../store/derived/nextAction';
import { isAnalysing } from '../../store/taskSlice';
import { Jargon } from '../controls/Jargon';
import { SeriesMark } from '../controls/SeriesKey';
import { formatDifference, formatMeasured, formatProbability } from '../format/number';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import classes from './Headline.module.css';

/** What the whole page is about, always in sight: the line of interest before and after, on events not seen before. */
export function Headline() {
  const { analysis, next, hasRun, isRunning } = useWorkbench((state) => ({
    analysis: state.analysis,
    next: nextAction(state),
    hasRun: state.summary !== null,
    isRunning: isAnalysing(state.task),
  }));
  return (
    <section aria-label="Headline" className={classes['headline']} data-stop="verdict">
      {analysis === null ? (
        <p className={classes['hint']}>{hintOf(hasRun, isRunning)}</p>
      ) : (
        <Figures analysis={analysis} next={next} isRunning={isRunning} />
      )}
    </section>
  );
}

function hintOf(hasRun: boolean, isRunning: boolean): string {
  if (isRunning) return 'The line of interest before and after will stand here.';
  return hasRun
    ? `The run is loaded. Look at its rates and channels, then press ${labels.names.runAnalysis}.`
    : `No run yet. Drop data files on the page, or press ${labels.names.loadDemo}.`;
}

interface FiguresProps {
  readonly analysis: Analysis;
  readonly next: NextAction | null;
  readonly isRunning: boolean;
}

function Figures({ analysis, next, isRunning }: FiguresProps) {
  const { verdict } = analysis;
  const { line } = analysis.interest;
  const before = heldOutRow(analysis, verdict.against);
  const after = heldOutRow(analysis, 'optimized');
  return (
    <>
      <dl className={classes['figures']}>
        <Change
          term="fwhm"
          name={`FWHM at ${LINES[line].label}`}
          before={before}
          after={after}
          against={verdict.against}
          unit="eV"
          of={width}
        />
        <Change
          term="position"
          name={`Position, tabulated ${tabulatedEnergyEv(line).toFixed(1)}`}
          before={before}
          after={after}
          against={verdict.against}
          unit="eV"
          of={position}
        />
        <Change
          term="chi2"
          name="p-value"
          before={before}
          after={after}
          against={verdict.against}
          unit=""
          of={probability}
        />
        <div>
          <dt>
            <Jargon term="verdict">Gain</Jargon>
          </dt>
          <dd className={classes['gain']}>{formatDifference(verdict.gainEv)} eV</dd>
        </div>
      </dl>
      <p className={classes['verdict']}>
        <span className={classes['tag']}>
          <Jargon term="heldOut">held out</Jargon>
        </span>
        {next !== null && (
          <span className={classes['stale']}>
            {isRunning
              ? 'figures of the run before'
              : `stale: settings have changed, press ${next === 'optimise' ? labels.names.optimise : labels.names.runAnalysis}`}
          </span>
        )}
        {verdict.squeeze !== null && (
          <span className={classes['stale']}>
            <Jargon term="squeeze">squeezed energy scale</Jargon>
          </span>
        )}
        {verdict.text}
      </p>
    </>
  );
}

/** What the headline says of a line. */
type HeldOut = Pick<CuKaRow, 'position' | 'fwhm' | 'pValue'>;

interface ChangeProps {
  readonly term: 'fwhm' | 'position' | 'chi2';
  readonly name: string;
  readonly unit: string;
  readonly before: HeldOut | null;
  readonly after: HeldOut | null;
  readonly against: SpectrumName;
  readonly of: (row: HeldOut | null) => string;
}

function Change({ term, name, unit, before, after, against, of }: ChangeProps) {
  return (
    <div>
      <dt>
        <Jargon term={term}>{name}</Jargon>
        {unit !== '' && ` [${unit}]`}
      </dt>
      <dd>
        <SeriesMark spectrum={against} /> {of(before)} <span aria-label="after">→</span>{' '}
        <SeriesMark spectrum="optimized" /> <strong>{of(after)}</strong>
      </dd>
    </div>
  );
}

function heldOutRow({ interest }: Analysis, spectrum: SpectrumName): HeldOut | null {
  return interest.rows.find((row) => row.crossValidated && row.spectrum === spectrum) ?? null;
}

const NO_FIGURE = { value: null, error: null };
const width = (row: HeldOut | null) => formatMeasured(row?.fwhm ?? NO_FIGURE);
const position = (row: HeldOut | null) => formatMeasured(row?.position ?? NO_FIGURE);
const probability = (row: HeldOut | null) => formatProbability(row?.pValue ?? null);

import type { Analysis, CuKaRow, SpectrumName } from '../../assess/results';
import { LINES, tabulatedEnergyEv } from '../../store/catalogue';
import { nextAction, type NextAction } from '../../store/derived/nextAction';
import { isAnalysing } from '../../store/taskSlice';
import { Jargon } from '../controls/Jargon';
import { SeriesMark } from '../controls/SeriesKey';
import { Worded } from '../controls/Worded';
import { formatDifference, formatMeasured, formatProbability } from '../format/number';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import classes from './Headline.module.css';

const TEXTS = labels.headline;

/** What the whole page is about, always in sight: the line of interest before and after, on events not seen before. */
export function Headline() {
  const { analysis, next, hasRun, isRunning } = useWorkbench((state) => ({
    analysis: state.analysis,
    next: nextAction(state),
    hasRun: state.summary !== null,
    isRunning: isAnalysing(state.task),
  }));
  return (
    <section aria-label={TEXTS.headline} className={classes['headline']} data-stop="verdict">
      {analysis === null ? (
        <p className={classes['hint']}>{hintOf(hasRun, isRunning)}</p>
      ) : (
        <Figures analysis={analysis} next={next} isRunning={isRunning} />
      )}
    </section>
  );
}

function hintOf(hasRun: boolean, isRunning: boolean): string {
  if (isRunning) return TEXTS.running;
  return hasRun ? TEXTS.loaded(labels.names.runAnalysis) : TEXTS.empty(labels.names.loadDemo);
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
          name={TEXTS.fwhm(LINES[line].label)}
          before={before}
          after={after}
          against={verdict.against}
          unit="eV"
          of={width}
        />
        <Change
          term="position"
          name={TEXTS.position(tabulatedEnergyEv(line).toFixed(1))}
          before={before}
          after={after}
          against={verdict.against}
          unit="eV"
          of={position}
        />
        <Change
          term="chi2"
          name={TEXTS.pValue}
          before={before}
          after={after}
          against={verdict.against}
          unit=""
          of={probability}
        />
        <div>
          <dt>
            <Worded text={TEXTS.gain} />
          </dt>
          <dd className={classes['gain']}>{`${formatDifference(verdict.gainEv)} eV`}</dd>
        </div>
      </dl>
      <p className={classes['verdict']}>
        <span className={classes['tag']}>
          <Worded text={TEXTS.heldOut} />
        </span>
        {next !== null && (
          <span className={classes['stale']}>
            {isRunning
              ? TEXTS.runBefore
              : TEXTS.stale(next === 'optimise' ? labels.names.optimise : labels.names.runAnalysis)}
          </span>
        )}
        {verdict.squeeze !== null && (
          <span className={classes['stale']}>
            <Worded text={TEXTS.squeezed} />
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
        <SeriesMark spectrum={against} /> {of(before)} <span aria-label={TEXTS.after}>→</span>{' '}
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

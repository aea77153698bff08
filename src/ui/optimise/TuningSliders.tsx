import { canOptimise } from '../../store/steps';
import { Jargon } from '../controls/Jargon';
import { RangeField } from '../controls/RangeField';
import { formatSignificant } from '../format/number';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';

/** Rates that the slider reaches, as powers of ten; the field beside it in the rail takes others too. */
const RATE_EXPONENTS = { min: -2, max: 1, step: 0.05 } as const;
const MOST_ITERATIONS = 200;

/** Learning rate and iterations, which act at once: the descent is made again while they are dragged. */
export function TuningSliders() {
  const { isReady, learningRate, iterations, tune } = useWorkbench((state) => ({
    isReady: canOptimise(state),
    learningRate: state.settings.learningRate,
    iterations: state.settings.iterations,
    tune: state.tune,
  }));
  const { min, max, step } = RATE_EXPONENTS;
  return (
    <>
      <RangeField
        label={labels.names.learningRateSlider}
        value={Math.log10(learningRate)}
        min={min}
        max={max}
        step={step}
        text={formatSignificant(learningRate, 2)}
        disabled={!isReady}
        onChange={(exponent, isReleased) => {
          // What the field holds need not lie on the slider's marks: only a slider that moved counts.
          const isMoved = Math.abs(exponent - Math.log10(learningRate)) > step / 2;
          if (isMoved || isReleased) void tune(isMoved ? { learningRate: rateOf(exponent) } : {}, isReleased);
        }}
      >
        <Jargon term="learningRate">{labels.names.learningRate}</Jargon>
      </RangeField>
      <RangeField
        label={labels.names.iterationsSlider}
        value={Math.min(iterations, MOST_ITERATIONS)}
        min={0}
        max={MOST_ITERATIONS}
        step={1}
        text={String(iterations)}
        disabled={!isReady}
        onChange={(value, isReleased) => {
          const isMoved = value !== Math.min(iterations, MOST_ITERATIONS);
          if (isMoved || isReleased) void tune(isMoved ? { iterations: value } : {}, isReleased);
        }}
      >
        <Jargon term="iterations">{labels.names.iterations}</Jargon>
      </RangeField>
    </>
  );
}

/** Two significant digits: 0.13, 0.5, 3.2. */
function rateOf(exponent: number): number {
  return Number((10 ** exponent).toPrecision(2));
}

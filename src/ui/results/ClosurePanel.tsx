import type { ClosureReport } from '../../assess/closure/results';
import type { AnalysisSettings } from '../../assess/results';
import { SIMULATION_VARIANTS } from '../../store/catalogue';
import { firstStaleStep } from '../../store/steps';
import { Jargon } from '../controls/Jargon';
import { Panel } from '../controls/Panel';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import { ClosureControls } from './ClosureControls';
import { ClosureFigures } from './ClosureFigures';
import { ClosureTable } from './ClosureTable';
import classes from './ClosurePanel.module.css';

const TEXTS = labels.results.closure;

/** The run's own detectors simulated with known truth, and what the chain makes of them; made when it is asked for. */
export function ClosurePanel() {
  const { closure, isStale } = useWorkbench(({ closure, settings }) => ({
    closure,
    isStale: closure !== null && isStaleTest(closure, settings),
  }));
  return (
    <Panel title={<Jargon term="closure">{labels.names.closureTable}</Jargon>} note={TEXTS.note}>
      <ClosureControls />
      {closure === null ? (
        <p className={classes['empty']}>{TEXTS.empty}</p>
      ) : (
        <Report closure={closure} isStale={isStale} />
      )}
    </Panel>
  );
}

function Report({ closure, isStale }: { readonly closure: ClosureReport; readonly isStale: boolean }) {
  const { settings, words, untested, toys } = closure;
  const last = settings.seed + settings.toys - 1;
  const variant = SIMULATION_VARIANTS.find(({ id }) => id === settings.variant)?.label ?? settings.variant;
  const lost = toys.reduce((sum, toy) => sum + toy.lost.length, 0);
  return (
    <>
      {isStale && <p className={classes['stale']}>{TEXTS.stale}</p>}
      <p className={classes['made']}>
        {settings.toys === 1
          ? TEXTS.oneToy(String(last), variant)
          : TEXTS.toys(String(settings.toys), String(settings.seed), String(last), variant)}
        {lost > 0 && ` ${TEXTS.lost(lost)}`}
      </p>
      <ul className={classes['words']}>
        {words.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <ClosureTable closure={closure} />
      <ClosureFigures closure={closure} />
      <h4 className={classes['heading']}>{TEXTS.untested}</h4>
      <ul className={classes['untested']}>
        {untested.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

/** Nothing in a closure test hangs on whether the counts of the forbidden line are shown. */
function isStaleTest({ analysisSettings }: ClosureReport, settings: AnalysisSettings): boolean {
  return firstStaleStep({ ...analysisSettings, unblinded: settings.unblinded }, settings) !== null;
}

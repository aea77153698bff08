import { useDeferredValue, useEffect, useRef } from 'react';
import type { ComponentType, CSSProperties } from 'react';
import type { Step } from '../store/steps';
import { isAtStart } from '../store/derived/nextAction';
import { NothingYet } from './data/NothingYet';
import { createPart } from './failures/createPart';
import { PartBoundary } from './failures/PartBoundary';
import { Header } from './header/Header';
import { Headline } from './headline/Headline';
import { Inspector } from './inspector/Inspector';
import { Notices } from './notices/Notices';
import { Rail } from './rail/Rail';
import { StatusBar } from './status/StatusBar';
import { labels } from '../labels/labels';
import { usePlotTheme } from './usePlotTheme';
import { useWorkbench } from './useWorkbench';
import classes from './App.module.css';

const VIEWS: Readonly<Record<Step, ComponentType>> = {
  data: createPart(labels.steps.data, 'DataView', () => import('./data/DataView')),
  channels: createPart(labels.steps.channels, 'ChannelsView', () => import('./channels/ChannelsView')),
  peaks: createPart(labels.steps.peaks, 'PeaksTabs', () => import('./peaks/benchmark/PeaksTabs')),
  fit: createPart(labels.steps.fit, 'FitView', () => import('./fit/FitView')),
  calibrate: createPart(labels.steps.calibrate, 'CalibrateView', () => import('./calibrate/CalibrateView')),
  optimise: createPart(labels.steps.optimise, 'OptimiseView', () => import('./optimise/OptimiseView')),
  results: createPart(labels.steps.results, 'ResultsView', () => import('./results/ResultsView')),
};

const TourCard = createPart(labels.app.tour, 'TourCard', () => import('./tour/TourCard'));
const ImportDialog = createPart(labels.app.question, 'ImportDialog', () => import('./import/ImportDialog'));

/** The workbench: rail of steps, headline, the view of the step, inspector, status. */
export function App() {
  // A change of the store is drawn in one go; deferred, a view as large as Results is made in slices of a few ms.
  const step = useDeferredValue(useWorkbench((state) => state.step));
  const { isAsked, answerQuestion } = useWorkbench(({ question, answerQuestion }) => ({
    isAsked: question !== null,
    answerQuestion,
  }));
  // Made in slices, as the views are; the rail defers the same, so that there is one demo button at any moment.
  const isEmpty = useDeferredValue(useWorkbench(isAtStart));
  const isOnTour = useWorkbench((state) => state.tourStop !== null);
  const { series, inSample } = usePlotTheme();
  const View = VIEWS[step];
  const columns = useRef<HTMLDivElement>(null);
  const view = useRef<HTMLElement>(null);
  // Where view and inspector scroll together, a new view begins at its top.
  useEffect(() => {
    columns.current?.scrollTo({ top: 0 });
  }, [step]);
  const colours = {
    '--series-standard': series.standard,
    '--series-reference': series.reference,
    '--series-optimized': series.optimized,
    '--in-sample': inSample,
  } as CSSProperties;
  return (
    <div className={classes['page']} style={colours}>
      <button type="button" className={classes['skip']} onClick={() => view.current?.focus()}>
        {labels.app.skipToView}
      </button>
      <Header />
      <Notices />
      <div className={classes['body']}>
        <PartBoundary what={labels.app.rail}>
          <Rail />
        </PartBoundary>
        <div className={classes['centre']}>
          <PartBoundary what={labels.app.headline}>
            <Headline />
          </PartBoundary>
          {isOnTour && <TourCard />}
          <div ref={columns} className={classes['columns']}>
            <main
              ref={view}
              key={step}
              tabIndex={-1}
              aria-label={labels.app.view(labels.steps[step])}
              className={classes['main']}
            >
              <h2 className="visually-hidden">{labels.steps[step]}</h2>
              {isEmpty ? <NothingYet /> : <View />}
            </main>
            <PartBoundary what={labels.app.selected}>
              <Inspector />
            </PartBoundary>
          </div>
        </div>
      </div>
      <StatusBar />
      {isAsked && <ImportDialog onClose={() => answerQuestion(null, false)} />}
    </div>
  );
}

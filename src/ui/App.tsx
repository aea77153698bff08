import { lazy, Suspense, useDeferredValue, useEffect, useRef } from 'react';
import type { ComponentType, CSSProperties, LazyExoticComponent } from 'react';
import type { Step } from '../store/steps';
import { isAtStart } from '../store/derived/nextAction';
import { NothingYet } from './data/NothingYet';
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

const VIEWS: Readonly<Record<Step, LazyExoticComponent<ComponentType>>> = {
  data: lazy(async () => ({ default: (await import('./data/DataView')).DataView })),
  channels: lazy(async () => ({ default: (await import('./channels/ChannelsView')).ChannelsView })),
  peaks: lazy(async () => ({ default: (await import('./peaks/benchmark/PeaksTabs')).PeaksTabs })),
  fit: lazy(async () => ({ default: (await import('./fit/FitView')).FitView })),
  calibrate: lazy(async () => ({ default: (await import('./calibrate/CalibrateView')).CalibrateView })),
  optimise: lazy(async () => ({ default: (await import('./optimise/OptimiseView')).OptimiseView })),
  results: lazy(async () => ({ default: (await import('./results/ResultsView')).ResultsView })),
};

const TourCard = lazy(async () => ({ default: (await import('./tour/TourCard')).TourCard }));
const ImportDialog = lazy(async () => ({ default: (await import('./import/ImportDialog')).ImportDialog }));

/** The workbench: rail of steps, headline, the view of the step, inspector, status. */
export function App() {
  // A change of the store is drawn in one go; deferred, a view as large as Results is made in slices of a few ms.
  const step = useDeferredValue(useWorkbench((state) => state.step));
  const isAsked = useWorkbench((state) => state.question !== null);
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
        <Rail />
        <div className={classes['centre']}>
          <Headline />
          {isOnTour && (
            <Suspense fallback={null}>
              <TourCard />
            </Suspense>
          )}
          <div ref={columns} className={classes['columns']}>
            <main
              ref={view}
              key={step}
              tabIndex={-1}
              aria-label={labels.app.view(labels.steps[step])}
              className={classes['main']}
            >
              <h2 className="visually-hidden">{labels.steps[step]}</h2>
              {isEmpty ? (
                <NothingYet />
              ) : (
                <Suspense fallback={null}>
                  <View />
                </Suspense>
              )}
            </main>
            <Inspector />
          </div>
        </div>
      </div>
      <StatusBar />
      {isAsked && (
        <Suspense fallback={null}>
          <ImportDialog />
        </Suspense>
      )}
    </div>
  );
}

import { AwaitedFiles } from '../sessions/AwaitedFiles';
import { TourOffer } from '../tour/TourOffer';
import { useWorkbench } from '../useWorkbench';
import { DemoButton } from './DemoButton';
import { KeepSwitch } from './KeepSwitch';
import classes from './NothingYet.module.css';

const KEPT = 'The page is kept in it too, and starts without a network.';

/** How to begin, in the middle of the empty page. Not loaded lazily: from the first paint on there is one demo button, and nothing moves. */
export function NothingYet() {
  const { isReading, isTourOffered, isKeptOffline } = useWorkbench(({ task, isTourOffered, isKeptOffline }) => ({
    isKeptOffline,
    isReading: task?.kind === 'read',
    isTourOffered,
  }));
  return (
    <div className={classes['box']}>
      <AwaitedFiles />
      <h3 className={classes['title']}>{isReading ? 'Reading' : 'Start with the data of a run'}</h3>
      <p className={classes['lead']}>
        {isReading
          ? 'The line at the bottom tells how far it is.'
          : 'Drop files anywhere on this page, or choose them at the left.'}
      </p>
      <DemoButton isBig />
      <p className={classes['about']}>No data at hand? A simulated month of 32 SDDs, there in a few seconds.</p>
      <dl className={classes['formats']}>
        <dt>Event lists</dt>
        <dd>CSV, NumPy, ROOT, HDF5, Parquet, with SDD, time and ADC channel</dd>
        <dt>ADC spectra</dt>
        <dd>CSV, NumPy, ROOT, HDF5, Amptek, SPE, CHN, EMSA, SPEC, N42, Bruker</dd>
      </dl>
      <p className={classes['about']}>
        Any number together, also gzipped or zipped. Files are read and analysed in this browser: nothing leaves this
        computer. {isKeptOffline && KEPT}
      </p>
      <KeepSwitch />
      {isTourOffered && <TourOffer />}
    </div>
  );
}

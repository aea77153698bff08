import { AwaitedFiles } from '../sessions/AwaitedFiles';
import { TourOffer } from '../tour/TourOffer';
import { useWorkbench } from '../useWorkbench';
import { labels } from '../../labels/labels';
import { DemoButton } from './DemoButton';
import { KeepSwitch } from './KeepSwitch';
import classes from './NothingYet.module.css';

const texts = labels.data.start;

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
      <h3 className={classes['title']}>{isReading ? texts.reading : texts.title}</h3>
      <p className={classes['lead']}>{isReading ? texts.readingLead : texts.lead}</p>
      <DemoButton isBig />
      <p className={classes['about']}>{texts.aboutDemo}</p>
      <dl className={classes['formats']}>
        <dt>{texts.eventLists}</dt>
        <dd>{texts.eventFormats}</dd>
        <dt>{texts.spectra}</dt>
        <dd>{texts.spectrumFormats}</dd>
      </dl>
      <p className={classes['about']}>
        {texts.aboutFiles} {isKeptOffline && texts.offline}
      </p>
      <KeepSwitch />
      {isTourOffered && <TourOffer />}
    </div>
  );
}

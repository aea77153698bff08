import { Button, Switch } from '@mantine/core';
import { useId } from 'react';
import { Dialog } from '../controls/Dialog';
import { GLOSSARY } from '../glossary';
import { LABELS } from '../labels';
import { useWorkbench } from '../useWorkbench';
import { SHORTCUTS } from './shortcuts';
import { useSingleKeys } from './useSingleKeys';
import classes from './HelpDialog.module.css';

const WORDS: Readonly<Record<keyof typeof GLOSSARY, string>> = {
  sdd: 'SDD',
  adc: 'ADC channel',
  batch: 'Batch',
  continuous: 'Continuous in time',
  tradeOff: 'Batch length trade-off',
  profile: 'Profile',
  region: 'Region',
  forbidden: 'Forbidden line',
  arrays: 'Arrays',
  finder: 'Peak finder',
  cleanAdc: 'Clean ADC spectra',
  errorBudget: 'Error budget',
  closure: 'Closure test',
  closureToys: 'Toys',
  closureSeed: 'Seed of the toys',
  closureVariant: 'Varied in the simulation',
  closurePull: 'Pull width in a closure test',
  resolutionLaw: 'Resolution',
  alarmLine: 'Alarm line',
  squeeze: 'Squeezed scale',
  upperLimit: 'Upper limit',
  cls: 'CLs',
  blinded: 'Blinded',
  centroidShifts: 'Correct centroid shifts',
  standard: 'Standard calibration',
  reference: 'Reference calibration',
  optimized: 'Optimized calibration',
  heldOut: 'Held out, cross-validated',
  inSample: 'In sample',
  fwhm: 'FWHM',
  position: 'Position',
  chi2: 'χ²/ndf and p',
  loss: 'Loss',
  priorReference: 'Reference covariance',
  priorCurvature: 'Shared curvature',
  priorWalk: 'Smooth in time',
  priorShrinkage: 'Shrinkage over SDDs',
  optimiser: 'Optimiser',
  learningRate: 'Learning rate',
  iterations: 'Iterations',
  schedule: 'Schedule',
  earlyStopping: 'Early stopping',
  iteration: 'Iteration',
  eventsLeftOut: 'Events left out',
  gradientNorm: 'Gradient norm',
  gainDrift: 'Gain drift',
  logLikelihood: 'Log likelihood',
  displacement: 'Displacement / σ',
  overflow: 'Overflow',
  residual: 'Residual',
  curvature: 'Curvature p₂',
  verdict: 'Gain',
  benchmarkSet: 'Simulated spectra',
  totalYield: 'Total yield',
  benchmarkSpectra: 'Number of spectra',
  standardDeviation: 'Standard deviation of a finder',
  halfWidth68: '68 % half width',
  found: 'Found',
  fakes: 'Fakes',
  finderTime: 'Time of a finder',
  pullWidth: 'Pull width',
  cramerRao: 'Cramér-Rao limit',
  seed: 'Seed',
  bootstrap: 'Resamplings',
  network: 'Network',
  fineTuning: 'Fine-tuning',
  line: 'Line',
  networkWindow: 'Window of a network',
  gainRange: 'Gain',
  offsetRange: 'Offset',
  intensity: 'Events in a line',
  statistics: 'Events per spectrum',
  epoch: 'Epoch',
  spectraPerEpoch: 'Spectra per epoch',
  batchSize: 'Batch size',
  stepSize: 'Step size',
  trainingSeed: 'Training seed',
  trainingLoss: 'Loss of a training',
  hesse: 'HESSE error',
  minos: 'MINOS errors',
  edm: 'EDM',
  correlation: 'Correlation',
  leaveOneOut: 'Leave one line out',
  deviance: '±√deviance',
  likelihoodRatio: 'Likelihood ratio',
  startValue: 'Start value',
  naturalWidths: 'Natural widths',
  monotonicity: 'Monotonicity',
  falseAlarms: 'False alarms',
  leastScore: 'Score of a flag',
  leastStepScore: 'Least score of a step',
  positionError: 'Error of positions',
};

/** How to use the page in five steps, and every term in a sentence. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { areOn, setOn } = useSingleKeys();
  const aboutKeys = useId();
  const startTour = useWorkbench((state) => state.startTour);
  return (
    <Dialog onClose={onClose} title="Help" size="lg" closeName="Close help">
      <ol className={classes['steps']}>
        <li>
          Drop the data files of a run on the page: event lists or ADC spectra, one or many. Or load the demo run.
        </li>
        <li>Look at the rates and at the channels that were set aside. Take any detector in or out by hand.</li>
        <li>
          Press Run analysis. The rail at the left shows the step at work; all of them fill when the run is through.
        </li>
        <li>
          Read the headline: the width of the copper line on events that the calibration has not seen, before and after.
        </li>
        <li>Change the optimisation and press Optimise to run it alone, or export results and constants.</li>
      </ol>
      <Button
        variant="default"
        onClick={() => {
          onClose();
          startTour();
        }}
      >
        {LABELS.takeTour}
      </Button>
      <p>
        Everything is computed in this browser. No data leave your machine. Drag in a plot to zoom, double-click to see
        all of it again.
      </p>
      <p>
        {LABELS.history} lists everything that was done, in words: {LABELS.undo} (Ctrl+Z) and {LABELS.redo}{' '}
        (Ctrl+Shift+Z) step back and forth in it.
      </p>
      <p>
        {LABELS.session} keeps settings, history and figures under a name: kept ones can be opened again and compared.
      </p>
      <h3 className={classes['title']}>Shortcuts</h3>
      <Switch
        size="xs"
        label={LABELS.singleKeys}
        aria-describedby={aboutKeys}
        checked={areOn}
        onChange={(event) => setOn(event.currentTarget.checked)}
      />
      <p id={aboutKeys} className="faint">
        ? and digits act anywhere but in fields. Off, only keys with Ctrl or Command do, and this help opens by its
        button. Kept in this browser.
      </p>
      <table className={`figures ${classes['keys'] ?? ''}`} aria-label="Shortcuts">
        <tbody>
          {SHORTCUTS.map(({ keys, does }) => (
            <tr key={keys}>
              <th scope="row">
                <kbd>{keys}</kbd>
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3 className={classes['title']}>Terms</h3>
      <dl className={classes['terms']}>
        {(Object.keys(GLOSSARY) as (keyof typeof GLOSSARY)[]).map((term) => (
          <div key={term}>
            <dt>{WORDS[term]}</dt>
            <dd>{GLOSSARY[term]}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

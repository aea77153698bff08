import { observedEnergyEv, tabulatedEnergyEv } from '../../src/physics/lines';
import { gaussianFit, straightLineResiduals } from '../../test/fits/siddharta2Fits';
import {
  FULL_SHAPE,
  lineModelFit,
  SCALE_LINES,
  type DetectorFit,
  type LineShape,
} from '../../test/fits/siddharta2Model';
import { goodDetectors, HAS_SIDDHARTA2, type GoodDetector } from '../../test/fits/siddharta2Run';
import { figure, table } from '../peaks/tables';

const EV_PER_ADC = 3;
const MOST_APART_EV = 1;
const MOST_RESIDUAL_EV = 3;

const SHAPES: readonly (readonly [name: string, shape: LineShape])[] = [
  ['full: Voigt, one tail, escape peaks', FULL_SHAPE],
  ['natural widths left out', { ...FULL_SHAPE, profile: 'gauss' }],
  ['escape peaks left out', { ...FULL_SHAPE, escape: false }],
  ['no tail', { ...FULL_SHAPE, tail: 'none' }],
  ['a tail for each window', { ...FULL_SHAPE, tail: 'own' }],
];

/** The section of the page. */
export async function siddharta2Section(): Promise<string> {
  const title = '## SIDDHARTA-2';
  if (!HAS_SIDDHARTA2) return `${title}\n\nThe run was not at hand.\n`;
  const detectors = await goodDetectors();
  const full = detectors.map((detector) => lineModelFit(detector, FULL_SHAPE));
  const median = (of: (fit: DetectorFit) => number) =>
    full.map(of).sort((a, b) => a - b)[Math.floor(full.length / 2)] ?? NaN;
  return `${title}

The ${detectors.length} good detectors of the laboratory run of 2021 (\`siddharta2_hist.csv.gz\`), 8 channels to a bin because of the comb of its ADC.

### The other program's model

One Gaussian on a straight background that is nowhere negative, in the windows of \`truth.json\`, whose fits were made with
another program. Difference in position, at ${EV_PER_ADC} eV per channel:

${agreementTable(detectors)}

Most of what is left comes from the model: ours integrates the line over a bin, the other takes its density in the middle. Its
widths are larger accordingly, by about 0.13 channels.

### All that is known of the lines

Doublets with natural widths, one resolution law, one low-energy tail and one share of silicon escape peaks per detector, a straight
background in each window (±4.5 sigma; Ti Kβ is in that of Ti Kα), all in one fit. Residuals of the straight line through Ti Kα,
Fe Kα and Cu Kα, against two sets of energies: tabulated, and with the shifts of lines measured at SDD resolution, which are known
for Ti (−0.2 eV) and Cu (−0.35 eV) but not for Fe, so that there the three are not on one footing. The first set is the one that
the target is for.

${residualTables(detectors)}

Medians over the detectors: noise ${figure(
    median(({ noiseEv }) => noiseEv),
    1,
  )} eV, Fano factor ${figure(
    median(({ fanoFactor }) => fanoFactor),
    3,
  )}, escape peaks ${figure(100 * median(({ escapeShare }) => escapeShare ?? NaN))} % of their lines, cost/ndf
${figure(
  median(({ chi2PerNdf }) => chi2PerNdf),
  0,
)}: with millions of counts, the ADC's uneven channels are far above statistics even in bins of 8. ${full.filter(({ fit }) => !fit.converged).length} fits did not
converge. The escape peak of Cu Kα lies 97 eV below Fe Kα and pulls it down where it is left out.

What remains is no matter of the line shape. In SDDs 27, 28, 30 and 31, which have the largest residuals, \`truth.json\` has Sr Kα 18
to 24 eV off such a line (mean of all detectors: 13 eV) and Cu Kβ 4 to 6 eV: their scale is bent. The margin to the target is
small: models and energies that could be argued for as well move the worst detector by up to 0.6 eV.
`;
}

function summary(values: readonly number[], limit: number): string[] {
  const largest = Math.max(...values.map(Math.abs));
  const rms = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
  const within = values.filter((value) => Math.abs(value) <= limit).length;
  return [figure(largest), figure(rms), `${within} of ${values.length}`];
}

function agreementTable(detectors: readonly GoodDetector[]): string {
  const rows = SCALE_LINES.map((line) => {
    const apart = detectors.map(({ spectrum, stated }) => {
      const theirs = stated.get(line);
      if (theirs === undefined) return NaN;
      // Their axis is that of edges, ours that of middles.
      return EV_PER_ADC * ((gaussianFit(spectrum, theirs).values[0] ?? NaN) + 0.5 - theirs.centroid_adc);
    });
    return { line, apart };
  });
  const all = rows.flatMap(({ apart }) => apart);
  const isMet = all.every((apart) => Math.abs(apart) <= MOST_APART_EV);
  return `${table(
    ['line', 'largest [eV]', 'rms [eV]', `within ${MOST_APART_EV} eV`],
    [
      ...rows.map(({ line, apart }) => [line, ...summary(apart, MOST_APART_EV)]),
      ['all', ...summary(all, MOST_APART_EV)],
    ],
  )}

Target: within ${MOST_APART_EV} eV for all. ${isMet ? 'It is met.' : '**It is missed.**'}`;
}

function residualTables(detectors: readonly GoodDetector[]): string {
  const sets = [tabulatedEnergyEv, observedEnergyEv].map((energyOf) => SCALE_LINES.map(energyOf));
  const rows = SHAPES.map(([name, shape]) => {
    const positions = detectors.map((detector) => lineModelFit(detector, shape).positions);
    const worst = sets.map((energies) =>
      positions.map((adc) => Math.max(...straightLineResiduals(adc, energies).map(Math.abs))),
    );
    return { name, worst };
  });
  const [tabulated = []] = rows[0]?.worst ?? [];
  const over = detectors.filter((_, i) => !((tabulated[i] ?? NaN) <= MOST_RESIDUAL_EV)).map(({ sdd }) => `SDD ${sdd}`);
  const within = `within ${MOST_RESIDUAL_EV} eV`;
  return `${table(
    [
      'largest residual of each detector',
      'largest [eV]',
      'rms [eV]',
      within,
      'shifted: largest [eV]',
      'rms [eV]',
      within,
    ],
    rows.map(({ name, worst }) => [name, ...worst.flatMap((values) => summary(values, MOST_RESIDUAL_EV))]),
  )}

Target: at most ${MOST_RESIDUAL_EV} eV in each detector. ${over.length === 0 ? 'It is met.' : `**It is missed** by ${over.join(', ')}.`}`;
}

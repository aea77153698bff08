/**
 * All English labels of the page, in one file, so that a translator has one place to work in: `labels.ts` says which
 * catalogue is used, and its type holds a translation to the same keys and arguments.
 *
 * A text with a number or a name in it is a function of strings: formats are the business of whoever calls. In the texts
 * that `Worded` draws, `[word](term)` is a word with its explanation from the glossary, `**word**` a stressed one.
 */

/** A number with its noun in the grammatical number that it asks for. */
const plural = (count: number, one: string, many = `${one}s`): string => `${String(count)} ${count === 1 ? one : many}`;

export const en = {
  /** Names that scripts and tests rely on (CONTRACT.md): extend, never break. */
  names: {
    product: 'Halfmax',
    dataFiles: 'Data files',
    loadDemo: 'Load demo run',
    runAnalysis: 'Run analysis',
    cancel: 'Cancel',
    reload: 'Reload',
    status: 'Analysis',
    learningRate: 'Learning rate',
    iterations: 'Iterations',
    batchLength: 'Batch length (days)',
    continuous: 'Continuous in time',
    compareLengths: 'Compare batch lengths',
    tradeOffTable: 'Batch lengths compared',
    optimiser: 'Optimiser',
    loss: 'Loss',
    finder: 'Peak finder',
    cleanAdc: 'Clean ADC spectra',
    centroidShifts: 'Correct centroid shifts',
    profile: 'Profile',
    optimise: 'Optimise',
    schedule: 'Schedule',
    earlyStopping: 'Early stopping',
    playDescent: 'Play',
    pauseDescent: 'Pause',
    stepDescent: 'Step',
    resetDescent: 'Reset',
    leaveIteration: 'Last result',
    useIteration: 'Use this iteration',
    iteration: 'Iteration',
    learningRateSlider: 'Learning rate slider',
    iterationsSlider: 'Iterations slider',
    exportResults: 'Export results',
    exportConstants: 'Export constants',
    watchArray: 'Watch the array',
    import: 'Import',
    names: 'Names…',
    applyNames: 'Apply',
    resetNames: 'Reset names',
    namesPattern: 'Pattern of the names',
    namesTable: 'What the names say',
    keepRun: 'Keep this run in the browser',
    forgetRun: 'Forget',
    report: 'Save report',
    constantsAs: 'Constants as …',
    makeBudget: 'Make error budget',
    budgetTable: 'Error budget',
    runClosure: 'Run closure test',
    closureTable: 'Closure',
    limitTable: 'Upper limits on the forbidden line',
    unblind: 'Unblind 7747 eV',
    takeTour: 'Take the tour',
    declineTour: 'No, thanks',
    endTour: 'End tour',
    nextStop: 'Next stop',
    previousStop: 'Previous stop',
    showStop: 'Show me',
    refit: 'Refit',
    minosErrors: 'MINOS errors',
    naturalWidths: 'Natural widths',
    firstChannel: 'First channel of the fit',
    lastChannel: 'Last channel of the fit',
    parameterTable: 'Parameters of the fit',
    correlationTable: 'Correlation matrix',
    calibrationTable: 'Calibration points',
    undo: 'Undo',
    redo: 'Redo',
    history: 'History',
    session: 'Session',
    sessionsCompared: 'Sessions compared',
  },

  /** The steps of the analysis, in their order. */
  steps: {
    data: 'Data',
    channels: 'Channels',
    peaks: 'Peaks',
    fit: 'Fit',
    calibrate: 'Calibrate',
    optimise: 'Optimise',
    results: 'Results',
  },

  /** How the state of a step is told to those who do not see its mark. */
  stepStates: {
    empty: 'not done yet',
    running: 'at work',
    stale: 'made with other settings',
    attention: 'done, needs a look',
    done: 'done',
  },

  /** The spectra that are compared. */
  spectra: {
    standard: 'Standard (one batch)',
    reference: 'Reference',
    optimized: 'Optimized',
  },

  /** One or two plain sentences on every term that a newcomer may not know; shown on hover and in the help. */
  glossary: {
    sdd: 'Silicon drift detector: one cell of the array, with its own gain and noise.',
    adc: 'Analogue-to-digital converter: every event is a whole number, its channel. The calibration turns channels into energies.',
    batch:
      'A slice of time in which the calibration is taken as constant. Short batches follow drifts but hold few copper events.',
    continuous:
      'Constants that move within a batch: what neighbouring batches tell of the path of the scale in between, sampled every few hours.',
    tradeOff:
      'Long batches fix the scale well but smear its drift; short ones follow it with few events. In sample, short ones always look good: look at the held-out width.',
    profile: 'The experiment: which lines it has, how large its ADC is, how its detectors are arranged.',
    region:
      'The energies in which the line of interest is fitted over a straight background: wide enough to see what is beside it.',
    forbidden: 'A transition that must not be: where it would be is what the resolution is for.',
    arrays: 'How the cells sit in their arrays, row by row from the first number on; each bus has so many arrays.',
    finder: 'Predicts where the lines are in each spectrum, to start the fits from.',
    cleanAdc:
      'Takes out what the ADC adds before a finder sees a spectrum: channels that are wider and narrower in turn, and noise spikes narrower than silicon can make a line.',
    centroidShifts:
      'Satellites and asymmetry move a line as an SDD sees it off its tabulated energy: Mn Kβ by -4.1 eV, Ti Kβ by -1.9 eV, the others by less than 1 eV. Off, the constants aim at the tables.',
    errorBudget:
      'What the figures would move by if line energies, shapes, fit ranges, binning or batches were chosen otherwise: errors that more data do not make smaller.',
    closure:
      'The detectors as the analysis found them, simulated: there the true energy scale is known, so that what the whole chain makes of it can be held against it.',
    closureToys: 'Simulated runs, each with events of its own. More make the errors of the figures smaller.',
    closureSeed: 'Start of the random numbers: the first run is drawn from it, the next from the number after it.',
    closureVariant: 'What the simulation does otherwise than the analysis found it, to see whether the chain minds.',
    closurePull:
      'Root mean square of (found − true) over the stated error, about 0: 1 where errors are right and nothing is biased, above 1 where they are too small.',
    resolutionLaw:
      'The width of a line follows σ² = noise² + F w E: electronic noise, and the statistics of the charge with Fano factor F. Silicon has F near 0.115 and w = 3.66 eV per pair.',
    alarmLine:
      'The Cu Kα width that the Ti and Mn widths of the same SDDs predict. A line more than two errors narrower is overfitted or squeezed, not better resolved.',
    squeeze: 'A loss without Jacobian narrows copper by pulling all energies towards it. Only the other lines show it.',
    upperLimit:
      'The number of counts of a line that are excluded at the confidence level stated. Expected: what background alone would give, so that no data of the window are needed.',
    cls: 'CLs: the chance of data as empty as these with a signal, over that without one. A signal that the experiment could hardly see is never excluded by luck alone.',
    blinded:
      'Counts near 7747 eV stay hidden until calibration and cuts are settled, so that nothing can be tuned to what is there.',
    standard: 'One calibration per detector for the whole run, as it was done before.',
    reference:
      'One calibration per detector and batch, from fitted titanium and manganese lines, a curvature shared over the run, and what neighbouring batches know.',
    optimized: 'The reference calibration after the optimisation.',
    heldOut:
      'Cross-validated: every event is calibrated with constants that were made without it. Only these figures show a real gain.',
    inSample: 'Calibrated and judged on the same events. Always looks better than it is.',
    fwhm: 'Full width at half maximum of the Cu Kα1 component, 2.355 sigma. The blended doublet is 1.4 eV wider.',
    position: 'Fitted energy of Cu Kα1; it should be 8047.8 eV less a shift of about 0.35 eV by satellites.',
    chi2: 'How well the curve describes the data: near 1 for a good fit. p is the chance of a worse value when the model is right.',
    loss: 'What the optimisation lowers. As published: Eq. 3, which narrows the line by squeezing the energy scale. With Jacobian and background: a likelihood of the copper events; + prior: and of what Ti and Mn say; All lines: of Ti, Mn and Cu. KDE and Entropy look at the summed spectrum alone, smoothed by 20 eV.',
    priorReference:
      'What the titanium and manganese of a batch and of its neighbours say of its constants, with their errors: copper corrects, it does not lead.',
    priorCurvature: 'One quadratic term for all batches of an SDD.',
    priorWalk:
      'Offset and gain of an SDD walk at random from batch to batch, as strongly as its reference constants did, with steps where they showed one.',
    priorShrinkage:
      'The curvatures of the SDDs are one population: an SDD that knows little of its own is drawn to their mean.',
    optimiser: 'How a step follows from the gradient.',
    learningRate:
      'Length of a step in parameters scaled to their errors. 0.3 to 0.6 converges in about ten iterations.',
    iterations: 'Number of steps of the optimisation.',
    schedule:
      'How the learning rate goes over the iterations: constant, along a cosine towards 0, halved after each quarter, or by equal factors to a tenth.',
    earlyStopping:
      'Patience: ends the optimisation once so many iterations have brought nothing new on events left out, and takes the constants of the best. 0: off.',
    iteration:
      'Any step of the descent can be looked at; the space bar on the slider plays and pauses. What is shown is in sample: judged on the events that were used.',
    eventsLeftOut:
      'One in five copper events of each batch, drawn by the seed. A second descent with the same settings is made without them; they then judge it by the density of their channels, which no squeezed energy scale can raise. The reference calibration has seen them: what it owes to them is told by the cross-validated rows alone.',
    gradientNorm:
      'Length of the gradient per batch, in parameters scaled to their errors: 0.01 means a hundredth of an error from the maximum.',
    gainDrift:
      'Change of the energy per channel at copper against the start, mean and spread over batches. A mean far from 0 narrows the copper line by squeezing the scale, and moves Ti, Mn and Cu Kβ.',
    logLikelihood: 'How probable the data are under the copper line shape. It should rise and then stay flat.',
    displacement:
      'How far the optimisation moved the copper position of a batch, in units of its error. This is no pull: small values prove nothing.',
    overflow: 'Events in the last ADC channel: their true energy is unknown, so they are removed.',
    residual: 'Data minus fit in units of the expected fluctuation. Should scatter around 0 by about 1.',
    curvature:
      'The quadratic term of the calibration, shared by all batches of a detector since two days alone cannot fix it.',
    verdict: 'Held-out FWHM of the better of standard and reference, minus that of the optimised calibration.',
    benchmarkSet:
      'Where the spectra come from. Paper: every line shifted by itself. Physical: one energy scale per detector. The last: with lines that are not there, and peaks that are no lines.',
    totalYield:
      'Events of a spectrum relative to a typical month of one SDD (about 45 600 in its lines). Two days are 0.067.',
    benchmarkSpectra: 'Number of spectra that every finder is asked for. More make the figures surer and take longer.',
    standardDeviation: 'Standard deviation of (predicted − true) over predictions within 50 ADC channels of the truth.',
    halfWidth68:
      'Of 68 %: half the distance between the quantiles at 15.9 and 84.1 %: like the standard deviation, but blind to a few far ones.',
    found: 'Share of the lines that are there with a prediction within 50 ADC channels.',
    fakes: 'Per spectrum: predictions of lines that are not there, or further than 50 ADC channels off.',
    finderTime:
      'Time per spectrum where all are predicted in one call. The first network also pays for the start of the backend.',
    pullWidth:
      'Standard deviation of (predicted − true) over the stated error: 1 where the errors are honest. A dash: states none.',
    cramerRao:
      'The least standard deviation that the counts allow an estimator without bias. A finder that knows where lines usually are, or that one energy scale holds for all, can be better.',
    seed: 'Start of the random numbers for dither, folds and resampling: the same seed gives the same figures.',
    bootstrap: 'Number of resampled data sets behind the error of the gain.',
    network: 'A trained peak finder: it belongs to one profile, whose lines it finds in that window of channels.',
    fineTuning: 'Training a network that is trained already further, here on spectra of fewer events, in small steps.',
    line: 'A characteristic X-ray of an element: the network learns where each chosen one is in a spectrum.',
    networkWindow:
      'The channels that the network looks at, summed in bins; every line must lie in it at some gain and offset.',
    gainRange: 'Energy per channel: spectra to train on are drawn from this range, so it must hold your detectors.',
    offsetRange: 'Energy at channel 0: spectra to train on are drawn from this range, so it must hold your detectors.',
    intensity:
      'Events that a line has in a typical spectrum; while training it varies about this by up to a factor of 3.',
    statistics:
      'Events in the spectra that the network is trained on, all lines together: few to many, evenly in the logarithm.',
    epoch: 'A part of the training, after which the loss is shown and the training can be gone on with.',
    spectraPerEpoch: 'Simulated spectra that each epoch draws afresh: no spectrum is seen twice.',
    batchSize: 'Spectra between two steps of the weights.',
    stepSize: 'Largest step of the weights (learning rate of Adam); it rises at first and falls to 0 at the end.',
    trainingSeed:
      'Start of the random numbers of weights and spectra: the same seed and backend give the same network.',
    trainingLoss:
      'Mean negative log likelihood of the true positions under the predicted ones and their errors: lower is better.',
    hesse:
      'Error from the curvature of the likelihood at its maximum, as of MINUIT. It is the same to both sides, and right where the likelihood is a parabola.',
    minos:
      'Errors to both sides from where the likelihood itself has fallen by half a unit, all other parameters fitted anew. Right where HESSE is not: few counts, bounds.',
    edm: 'Estimated distance to the minimum: how much the fit could still improve. Far below 1 means that it has arrived.',
    correlation:
      'How far two parameters can replace each other: near 1 or −1 the data hardly tell them apart. Fixing one makes the error of the other smaller.',
    leaveOneOut:
      'The calibration made without this line, asked for the line: an honest test of the line, which cannot pull the curve towards itself. Pulls should be about 1 in size.',
    deviance:
      'Signed root of what a bin adds to −2 ln of the likelihood ratio. As (data − model)/√model, but right where counts are few; the squares add up to the likelihood ratio.',
    likelihoodRatio:
      'What the fit minimises: −2 ln of the likelihood of the model over that of a model without misfit. An increase by 1 is one standard error.',
    startValue: 'Where the fit starts from. A good fit ends in the same place from any sensible start.',
    naturalWidths:
      'Folds the lines with the Lorentzian widths of their atoms, 1 to 3 eV, so that sigma is that of the detector alone.',
    monotonicity: 'Energy must rise with the channel, or two channels would have the same energy.',
    falseAlarms:
      'Share of good spectra that may be flagged, all tests together: set on simulated runs in which nothing is wrong. Fewer false alarms leave more that is odd unseen.',
    leastScore:
      'Minus the decimal logarithm of the chance that a good spectrum looks as odd: 6 is one in a million. The rule leaves out flags above this only.',
    leastStepScore:
      'Minus the decimal logarithm of the chance that a batch without a step looks as much like one: 3 is one in a thousand. The rule splits batches at clearer steps of gain or baseline only.',
    positionError:
      'Standard deviation of predicted minus true position on simulated spectra that no training has seen.',
  },

  /** The page as a whole (ui). */
  app: {},

  /** ui/calibrate */
  calibrate: {},

  /** ui/channels */
  channels: {},

  /** ui/controls */
  controls: {},

  /** ui/data */
  data: {},

  /** ui/fit */
  fit: {},

  /** ui/format */
  format: {},

  /** ui/header */
  header: {},

  /** ui/headline */
  headline: {},

  /** ui/history */
  history: {},

  /** ui/import */
  import: {},

  /** ui/inspector */
  inspector: {},

  /** ui/names */
  naming: {},

  /** ui/notices */
  notices: {},

  /** ui/optimise */
  optimise: {},

  /** ui/peaks */
  peaks: {},

  /** ui/profile */
  profile: {},

  /** ui/rail */
  rail: {},

  /** ui/report */
  report: {},

  /** ui/results */
  results: {
    crossValidated: (calibration: string) => `${calibration} (cross-validated)`,
    noneYet: {
      title: 'No results yet',
      text: (button: string) =>
        `Load a run and press ${button}. The copper line before and after will stand here, first of all on events that the calibration has not seen.`,
    },
    sections: {
      purpose: 'What the resolution is for',
      elsewhere: 'Is it paid for elsewhere?',
      certainty: 'How sure is it?',
    },
    events: { switch: 'Which constants the events are calibrated with', heldOut: 'held out', inSample: 'in sample' },
    verdict: {
      title: (against: string, gain: string) =>
        `[Gain](verdict) on [held-out](heldOut) events, against ${against}: ${gain} eV`,
    },
    remarks: {
      kindsTogether: 'Physics and calibration runs together; each by itself under Sums per kind of run.',
      interestOf: (profile: string) => `The line of interest of ${profile}.`,
      makesScale: 'Its events made the scale as well, so its place is no test; widths are.',
      noScale: 'No scale is made of it: its place is a measurement.',
      copper: 'The optimisation moves constants by this line.',
    },
    beforeAfter: {
      title: (line: string) => `${line} before and after`,
      calibration: 'Calibration',
      position: 'Position [eV]',
      fwhm: 'FWHM [eV]',
      chi2: 'χ²/ndf',
      doublet: 'Kα1 and Kα2',
      and: (others: string, last: string) => `${others} and ${last}`,
      fit: (what: string, region: string) =>
        `Fit of ${what} with tail and linear background in ${region} eV; tail from the Mn lines where there are any, the same in every row.`,
      fitBeside: (what: string, region: string, neighbours: string) =>
        `Fit of ${what} with tail and linear background in ${region} eV, with ${neighbours}; tail from the Mn lines where there are any, the same in every row.`,
      alarm: (width: string) => `[Alarm line](alarmLine): ${width} eV, by the Ti and Mn widths.`,
    },
    spectrum: {
      copperTitle: 'The copper line before and after',
      title: (line: string) => `${line} before and after, as a spectrum`,
      note: 'Points with Poisson errors, best fits, background dotted; below, the [residuals](residual).',
      heldOut: 'Events calibrated with constants that were made without them.',
      inSample: 'Calibrated and judged on the same events: flatters.',
      scale: 'Scale of the counts before and after',
      copper: 'Copper line',
      plot: (line: string) => `${line} before and after with best fits and residuals`,
    },
    fullSpectrum: {
      title: 'Full spectrum',
      note: 'All SDDs and batches together after calibration.',
      plot: 'Calibrated spectrum of the whole run with the lines named',
    },
    lines: {
      title: 'All lines',
      note: 'A copper line that narrows while the others move is a squeezed energy scale, not a better one. Expected: where a fit at this resolution finds the line.',
      table: 'All lines before and after',
      tableOn: (events: string) => `All lines before and after, ${events}`,
      line: 'Line',
      expected: 'Expected [eV]',
      position: 'Position − expected [eV]',
      fwhm: 'FWHM [eV]',
    },
    allLines: {
      title: 'Positions and widths of all lines',
      note: 'Above, how far each line lies from the tables; dotted, where a fit at this resolution should find it. Below, the widths with the [resolution law](resolutionLaw) through Mn Kα of the reference (dashed).',
      noteWithAlarm: (width: string) =>
        `Above, how far each line lies from the tables; dotted, where a fit at this resolution should find it. Below, the widths with the [resolution law](resolutionLaw) through Mn Kα of the reference (dashed) and the [alarm line](alarmLine) at Cu Kα, ${width} eV: the width that Ti and Mn predict.`,
      plot: 'Relative errors of the positions and widths of all lines, held out and in sample',
    },
    runKinds: {
      title: 'Sums per kind of run',
      note: 'On the scale of the reference calibration, kinds told by the names of the files. The line of interest is fitted in each sum by itself.',
      plot: 'Calibrated spectra of the kinds of runs with the lines named',
      kind: 'Kind of run',
      batches: 'Batches',
      hours: 'Hours, first to last event',
      events: 'Events',
      position: (line: string) => `${line} [eV]`,
      fwhm: 'FWHM [eV]',
      none: 'no kind',
      interest: (why: string) => `Line of interest: ${why}.`,
    },
    displacements: {
      title: 'Displacement / σ',
      note: 'How far the optimisation moved copper in each batch. Dashed, a Gaussian of width 1. This is no pull: small values do not prove that nothing was overfitted.',
      noteWithShare: (percent: string) =>
        `How far the optimisation moved copper in each batch; ${percent} % within 1. Dashed, a Gaussian of width 1. This is no pull: small values do not prove that nothing was overfitted.`,
      histogram: 'Histogram of displacement over sigma',
      map: 'Displacement over sigma of every SDD and batch',
    },
    limit: {
      title: (energy: string) => `Upper limit at ${energy} eV`,
      note: (from: string, to: string) =>
        `Counts of a Pauli-forbidden copper line (Kα1 and Kα2) that would be excluded by [CLs](cls). Expected from the fit outside ${from}–${to} eV, as if there were background alone; the shape is that of Cu Kα with the width predicted there. Statistical errors alone; but beside the median stands what it would be if the tail of Cu Kα, which lies under the line, were fitted and not taken from the Mn lines.`,
      level: 'Confidence level',
      levelOf: (percent: string) => `${percent} % CL`,
      meaning:
        'A calibration is worth for the search what it takes off the held-out median. That grows with the square root of the background under the line: a line narrower by 2 % lowers it by 1 %.',
      drawn: 'Drawn for held-out events: median, 68 % and 95 % bands.',
      blinded:
        'The data of the window stay hidden and have no say; the limit that they give is made when they are unblinded.',
      unblinded: 'Diamonds are the limits of the data; one in three may lie outside the inner band by chance.',
      plot: 'Held-out expected upper limits of the three calibrations with their bands',
      calibration: 'Calibration',
      fwhm: 'FWHM [eV]',
      background: 'Background',
      median: 'Median',
      band: '68 % band',
      tailFree: 'Tail free',
      observed: 'Observed',
      found: 'Found',
      odd: (calibration: string, why: string) => `${calibration} (cross-validated): ${why}.`,
    },
    unblinding: {
      title: 'Unblind the search?',
      text: (from: string, to: string) =>
        `The counts between ${from} and ${to} eV will be drawn, and the limits of the data made. What was seen cannot be unseen: settings that are changed afterwards could be tuned to it. The results file will say that this run was unblinded.`,
      close: 'Keep it blinded',
      keep: 'Keep blinded',
      unblind: 'Unblind',
    },
    budget: {
      title: 'Error budget',
      note: (energy: string) =>
        `Of the reference calibration, in eV. Each choice behind it is made another way by itself; what the figures move by is its error. The scale matters at ${energy} eV, where forbidden copper is searched for.`,
      empty: 'Not made yet. It takes about as long as the analysis.',
      source: 'Source, and what was changed',
      scale: (energy: string) => `Scale at ${energy} eV`,
      position: 'Cu Kα position',
      fwhm: 'Cu Kα FWHM',
      systematic: 'Systematic',
      quadrature: 'those above in quadrature',
      total: 'Total',
      both: 'statistical and systematic',
      information: 'For information',
      inNoSum: (change: string) => `${change}; for information, in no sum`,
    },
    closure: {
      note: 'The detectors of this run simulated again with known truth; peaks, fits, standard, reference and optimisation run on them. Does the chain find the truth back, and are its errors right?',
      empty: 'Not made yet. Each toy takes about as long as an analysis without its folds.',
      stale:
        'Made with other settings than those at the left: analyse or optimise with them first, then run the closure test again.',
      oneToy: (seed: string, variant: string) => `1 toy, seed ${seed}; varied: ${variant}.`,
      toys: (count: string, firstSeed: string, lastSeed: string, variant: string) =>
        `${count} toys, seeds ${firstSeed} to ${lastSeed}; varied: ${variant}.`,
      lost: (count: number) =>
        `${plural(count, 'SDD')} of the toys ${count === 1 ? 'was' : 'were'} set aside by the chain.`,
      untested: 'What this does not test',
      varied: 'Varied',
      number: 'Toys',
      firstSeed: 'First seed',
      progress: 'Progress of the closure test',
      stop: 'Stop closure test',
      table: {
        deviation: 'Found − true [eV]',
        spectra: 'Spectra',
        mean: 'Mean',
        rms: 'RMS',
        pullWidth: 'Pull width',
        sumPosition: 'Sum, position',
        sumFwhm: 'Sum, FWHM',
      },
      detector: 'SDD',
      key: 'dotted: what pulls of width 1 give',
      against: 'What the deviations are shown against',
      byDetector: 'by SDD',
      inTime: 'in time',
      pulls: 'Histogram of pulls at copper with a Gaussian of width 1',
      deviationsByDetector: 'Mean deviation from the truth at copper by SDD',
      deviationsInTime: 'Mean deviation from the truth at copper in time',
    },
  },

  /** ui/sessions */
  sessions: {},

  /** ui/status */
  status: {},

  /** ui/tables */
  tables: {},

  /** ui/tour */
  tour: {},

  /** ui/training */
  training: {},

  /** Axes and annotations of the plots (plots). */
  plots: {},

  /** Messages of the store (store). */
  store: {},
};

/**
 * All English labels of the page, in one file, so that a translator has one place to work in: `labels.ts` says which
 * catalogue is used, and its type holds a translation to the same keys and arguments.
 *
 * A text with a number or a name in it is a function of strings: formats are the business of whoever calls. In the texts
 * that `Worded` draws, `[word](term)` is a word with its explanation from the glossary, `**word**` a stressed one.
 */

/** The word that goes with a count in English: `1 spike`, `2 spikes`. */
const plural = (count: number, one: string, many = `${one}s`) => (count === 1 ? one : many);

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
    singleKeys: 'Single-key shortcuts',
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
  app: {
    skipToView: 'Skip to the view',
    view: (step: string) => `View: ${step}`,
    tour: 'The tour',
    question: 'The question what to read',
    headline: 'The headline',
    rail: 'The rail of steps',
    selected: 'The selected spectrum',
  },

  /** ui/calibrate */
  calibrate: {
    nothing: {
      title: 'No calibration yet',
      text: (runAnalysis: string) => `${runAnalysis} calibrates every SDD: once for the whole run, and batch by batch.`,
    },
    missing: {
      title: (sdd: string) => `${sdd} has no calibration`,
      unknownReason: 'It was not part of the last run.',
      text: (reason: string) =>
        `${reason} Choose another SDD at the right, or let it take part there and run the analysis again.`,
    },
    constants: {
      title: (sdd: string) => `${sdd}: constants against time`,
      note: 'On top, energies of fixed channels, less those of the lines that the standard calibration puts there; then the gain amid them. Bands are one σ; crosses, each batch by its own lines, before its neighbours have a say. The [curvature](curvature) is shared by all batches; its error is in every band, most of all in that of p₀. {drift}',
      plot: 'Calibration constants of the selected SDD against time',
      atLine: (line: string) => `at ${line} [eV]`,
      gain: 'gain [eV/ch]',
      offset: 'p₀ [eV]',
    },
    drift: (evPerDay: string, jumps: number, sdds: number) =>
      `The scales drift by ${evPerDay} eV in a day at copper (rms over SDDs) and jump ${
        jumps === 0
          ? 'in none'
          : `${jumps === 1 ? 'once' : `${String(jumps)} times`} in ${String(sdds)} ${plural(sdds, 'SDD')}`
      }: as far as that allows, each batch also knows what its neighbours know.`,
    lines: {
      title: (place: string) => `${place}: where the calibrations put the fitted lines`,
      noteOfRun: 'Every batch is a point. Copper scatters: a batch holds few of its events.',
      noteOfBatch: 'Points should scatter around 0 within their errors.',
      plot: 'Calibrated minus expected energy of the fitted lines',
    },
    residuals: {
      title: 'Residuals of the calibration',
      note: (sdds: string, largest: string, line: string, sdd: string) =>
        `Standard calibration (one batch) of ${sdds} SDDs: energy at the fitted position minus that of the line. The largest is ${largest} eV (${line}, ${sdd}).`,
      sdd: (sdd: string) => `SDD ${sdd}`,
      columns: {
        line: 'Line',
        sdds: 'SDDs',
        mean: 'Mean [eV]',
        rms: 'RMS [eV]',
        largest: 'Largest [eV]',
        ofSdd: 'of',
      },
    },
    tradeOff: {
      title: 'Batch length trade-off',
      stale: (compareLengths: string) =>
        `Made with other settings than those at the left: ${compareLengths} makes it again.`,
      atWork: 'The first length is at work.',
      nothing: 'Not compared yet. It takes one analysis per length.',
      soFar: (seen: string) => `So far: ${seen}`,
      about:
        'The whole analysis with batches from six hours to the whole run, from the slices that the run is kept in. What is loaded stays.',
      plot: (line: string) => `Width and position of ${line} against batch length`,
      batches: (count: string) => `${count} batches`,
      chosen: 'chosen',
      take: 'Take',
      takeLength: (length: string) => `Take ${length}`,
      columns: {
        length: 'Batches of',
        batches: 'Batches',
        inSample: 'FWHM in sample [eV]',
        heldOutShort: 'Held out [eV]',
        heldOut: 'FWHM held out [eV]',
        position: 'Position error [eV]',
        note: 'Note',
      },
      key: { inSample: 'in sample', heldOut: 'held out', continuous: 'continuous' },
    },
  },

  /** ui/channels */
  channels: {
    nothing: { title: 'No run loaded', text: 'Load a run to see which SDDs have a usable spectrum.' },
    sdd: (sdd: string) => `SDD ${sdd}`,
    /** Kinds of anomalies. */
    kinds: {
      dead: 'dead',
      starved: 'starved',
      'noise-spike': 'noise spike',
      baseline: 'baseline',
      'gain-step': 'gain step',
      broad: 'broad',
      'pile-up': 'pile-up',
      burst: 'burst',
      comb: 'comb',
    },
    /** When a batch was. */
    when: {
      wholeRun: 'whole run',
      batch: (number: string) => `batch ${number}`,
      fromTo: (start: string, stop: string) => `${start} to ${stop}`,
    },
    arrays: {
      title: 'Arrays',
      note: 'Every cell is an SDD with its spectrum. Struck out: set aside. Click to select.',
      partOf: (here: string, all: string) => `${here} of the ${all} SDDs of the experiment are here.`,
      missing: 'not in this run',
      allSdds: 'All SDDs',
      array: (array: string) => `Array ${array}`,
      arrayOfBus: (bus: string, array: string) => `Bus ${bus}, array ${array}`,
    },
    notWatched: {
      title: 'What is odd',
      note: "Every analysis looks for dead, starved, noisy and broad spectra, pile-up, bursts of noise, combs and steps of the gain. Before one, detectors are aligned with the profile's lines instead of being calibrated.",
    },
    table: {
      title: 'SDDs',
      note: 'Screening sets aside what has no usable spectrum. Your choice goes before it and counts from the next run.',
      columns: { sdd: 'SDD', takesPart: 'Takes part', events: 'Events', whyNot: 'Why not' },
      takesPart: (sdd: string) => `SDD ${sdd} takes part`,
      backToScreening: 'back to screening',
    },
    againstTime: {
      title: 'Array against time',
      note: 'Circles: flagged. The score is minus the decimal logarithm of the chance that a good spectrum looks as odd. Click to select.',
      quantity: 'Quantity against time',
      plot: (quantity: string) => `${quantity} of every SDD against time`,
    },
    flags: {
      title: 'Flags',
      falseAlarms: 'False alarms (%)',
      nothing: 'Nothing is odd at this rate of false alarms.',
      columns: { sdd: 'SDD', when: 'When', kind: 'Kind', score: 'Score', why: 'Why', decision: 'Decision' },
      lookAt: (kind: string, sdd: string, when: string) => `Look at ${kind} of SDD ${sdd}, ${when}`,
      leaveOut: 'leave out',
      leaveOutFlag: (when: string, sdd: string, kind: string) => `Leave out ${when} of SDD ${sdd} for ${kind}`,
      threshold: (score: string) => `Score ${score} flags.`,
      ratesOfMonths: 'False alarms are those of simulated good months like this run.',
      ratesOfOwn: (spectra: string) =>
        `False alarms are those of ${spectra} good spectra simulated from this run's own: for Fe-55 they are more than stated, for very few counts fewer.`,
      stepsByBatch: 'Steps are looked for from batch to batch.',
      stepsBySlice: (hours: string) => `Steps are looked for in slices of ${hours} hours.`,
      autoencoder:
        'The autoencoder draws what it expects and enters the score, but decides nothing: simpler tests tell every kind better.',
      noAutoencoder: 'There is no autoencoder for this profile.',
    },
    evidence: {
      nothingChosen: 'Why',
      chooseFlag: 'Click an SDD in the list of flags to see what made it.',
      title: (sdd: string, when: string, kind: string) => `SDD ${sdd}, ${when}: ${kind}`,
      nothingToDraw: 'Nothing to draw: this SDD has no energy scale, or too few counts for a spectrum.',
      plot: (title: string) => `Data, expectation and difference of ${title}`,
    },
    selection: {
      title: 'Selection',
      note: 'Nothing is left out or split unless you say so. It counts from the next run on, and stands in the results file with its reason.',
      leaveOutKinds: 'Leave out batches flagged as',
      leastScore: 'with a score above',
      batches: (count: number, written: string) => `${written} ${plural(count, 'batch', 'batches')}`,
      splitAtSteps: 'Split batches where the scale steps',
      leastStepScore: 'with a step score above',
      splits: (count: number, written: string) => `${written} ${plural(count, 'split')}`,
      showEffect: 'Show the effect',
      apply: 'Apply the rule',
      notContinuous:
        'Constants are one per batch now: a batch is split only where they are continuous in time (Calibrate).',
    },
    effect: {
      title: 'Effect of the selection',
      columns: {
        figures: (line: string) => `${line}, reference, in sample`,
        counts: 'Counts',
        fwhm: 'FWHM [eV]',
        position: 'Position [eV]',
        countsPerFwhm: 'Counts/FWHM',
        countsPerFwhmInUnits: 'Counts/FWHM [1/eV]',
      },
      now: 'as it is',
      then: 'with the rule',
      note: 'Constants are made anew for the SDDs that change: what the next run will find in sample. Counts are those of the line. A narrower line of fewer counts is a gain only where counts/FWHM rises.',
    },
    decisions: {
      why: 'Why',
      undo: 'Undo',
      leftOut: {
        title: 'Left out',
        when: 'When',
        undo: 'take in',
        undoOf: (when: string, sdd: string) => `Take in ${when} of SDD ${sdd} again`,
      },
      split: {
        title: 'Split',
        when: 'At',
        undo: 'take back',
        undoOf: (when: string, sdd: string) => `Take back the split of SDD ${sdd} at ${when}`,
      },
    },
    history: {
      title: (sdd: string) => `SDD ${sdd} against time`,
      note: 'Against the mean of its own batches, with bands of one standard error. Dashed: a step of the gain or the baseline.',
      quantities: { gain: 'Gain [‰]', offset: 'Offset [eV]', fwhm: 'FWHM [eV]', rate: 'Rate / mean' },
    },
    slowControl: {
      title: 'Slow control',
      note: 'A CSV with a header time,temperature,... (Unix seconds or ISO 8601, UTC) is averaged over the batches and correlated with every SDD.',
      chooseFile: 'Choose slow-control file',
      table: 'Correlation with slow control',
      columns: {
        column: 'Column',
        goesWith: 'Goes with',
        correlation: 'Correlation',
        slope: 'Change per unit',
        pValue: 'p',
      },
      tableNote:
        'Medians over the SDDs. p takes batches as independent: two things that drift slowly correlate more often than it says.',
    },
  },

  /** ui/controls */
  controls: {
    emptyState: {
      atWork: 'At work',
      text: 'This fills when the analysis is done. The line at the bottom tells how far it is.',
    },
    countScale: { name: 'Scale of the counts', log: 'log', linear: 'linear' },
    selectedSpectrum: 'ADC spectrum of the selected SDD and batch',
    sdd: (sdd: string) => `SDD ${sdd}`,
    /** What is wrong with a number that was typed. */
    problems: {
      notNumber: 'a number, please',
      notWhole: 'a whole number, please',
      outside: (min: string, max: string) => `${min} to ${max}`,
    },
  },

  /** ui/data */
  data: {
    warnings: 'Odd in these data',
    rates: {
      title: 'Rates',
      note: 'Every SDD against time. A step or a gap shows a change of the setup. Click to select.',
      plot: 'Event rate of every SDD against time',
    },
    allSpectra: {
      title: 'All spectra together, before calibration',
      note: 'Lines of single SDDs do not fall on each other yet: each has its own gain.',
      plot: 'ADC spectrum of all SDDs together',
    },
    files: {
      title: 'Files',
      simulated: 'Simulated run',
      period: (start: string, stop: string) => `${start} to ${stop} UTC.`,
      removed: (events: string) => `${events} events removed as [overflow](overflow).`,
      clear: 'Clear',
      columns: {
        file: 'File',
        format: 'Format',
        kind: 'Kind of run',
        events: 'Events',
        size: 'Size',
        sha256: 'SHA-256',
        remove: 'Remove',
      },
      setAside: (events: string, reason: string) => `${events} set aside: ${reason}`,
      ofNoKind: 'none',
      remove: (file: string) => `Remove ${file}`,
      choose: 'Choose…',
      choosePart: (part: string) => `Choose… ${part}`,
      chooseLeftOut: (choose: string) => `${choose} (left out)`,
      chooseOf: (file: string) => `Choose what to read of ${file}`,
      kind: (name: string, kind: string) => `${name} (${kind})`,
      noKind: 'No kind',
      sumOfKind: (kind: string, files: number, events: string) =>
        `${kind}: ${String(files)} ${plural(files, 'file')}, ${events} events`,
    },
    keep: {
      nothing: 'Nothing of a run is kept: after a reload of the page its files are read again.',
      kept: (size: string) =>
        `Its spectra (${size}) are kept on this machine for a reload of the page, its files are not. Nothing leaves the machine. Clear removes them.`,
      noRunYet:
        'The spectra of the last run, not its files, are kept on this machine for a reload of the page. Nothing leaves the machine.',
      demoOfAddress: 'The demo run of the address is made anew after a reload, and is not kept.',
      nothingYet: 'Nothing of this run is kept so far.',
    },
    start: {
      title: 'Start with the data of a run',
      lead: 'Drop files anywhere on this page, or choose them at the left.',
      reading: 'Reading',
      readingLead: 'The line at the bottom tells how far it is.',
      aboutDemo: 'No data at hand? A simulated month of 32 SDDs, there in a few seconds.',
      eventLists: 'Event lists',
      eventFormats: 'CSV, NumPy, ROOT, HDF5, Parquet, with SDD, time and ADC channel',
      spectra: 'ADC spectra',
      spectrumFormats: 'CSV, NumPy, ROOT, HDF5, Amptek, SPE, CHN, EMSA, SPEC, N42, Bruker',
      aboutFiles:
        'Any number together, also gzipped or zipped. Files are read and analysed in this browser: nothing leaves this computer.',
      offline: 'The page is kept in it too, and starts without a network.',
    },
    restored: {
      title: 'Restored run',
      demo: 'the demo run',
      files: (count: number) => `${String(count)} ${plural(count, 'file')}`,
      note: (what: string, events: string) =>
        `Restored from this browser: ${what}, ${events} events, with settings and corrections.`,
      hasFigures: (runAnalysis: string) =>
        `Its figures are those of the last analysis here. What looks into a fit or goes on from them asks for ${runAnalysis}.`,
      noFigures: (runAnalysis: string) => `There are no figures of it: ${runAnalysis} makes them.`,
      filesNotKept:
        'The files are not kept: another overflow, or batches that the kept spectra do not make up, ask for them again.',
      forget: (forget: string) => `${forget} removes the run from the page and from the browser.`,
    },
  },

  /** ui/failures; `what` is a part of the page as it is called. */
  failures: {
    panel: 'This panel',
    panelNumber: (number: string) => `Panel ${number}`,
    panelOf: (number: string, section: string) => `Panel ${number} of “${section}”`,
    descent: 'the descent',
    training: 'The training of networks',
    notLoaded: (what: string, why: string) => `${what} cannot be shown. ${why}.`,
    thrown: (what: string, why: string) =>
      `${what} cannot be shown: ${why}. Nothing that is loaded is lost, and the rest of the page works. Try again; where that does not help, reload the page.`,
    unhandled: (why: string) =>
      `Something failed that should not have: ${why}. Nothing that is loaded is lost. Where a part of the page no longer answers, reload it.`,
    page: (why: string) =>
      `The page cannot be shown: ${why}. Run, settings and figures are still there: try again, or export the session first and reload the page.`,
    tryAgain: 'Try again',
    tryAgainNamed: (what: string) => `Try again: ${what}`,
    close: 'Close',
    closeNamed: (what: string) => `Close: ${what}`,
    details: 'Details',
    copyDetails: 'Copy details',
    copied: 'Copied',
    notCopied: 'Not allowed by the browser: mark the text and copy it',
    exportSession: 'Export session',
    makingSession: 'Making the session file …',
    sessionNotMade: 'It could not be made',
  },

  /** ui/fit */
  fit: {
    yes: 'yes',
    no: 'no',
    empty: {
      title: 'No fits yet',
      text: (runAnalysis: string) => `${runAnalysis} fits the titanium, manganese and copper lines of every spectrum.`,
      noFit: 'No fit to look into',
    },
    status: { ok: 'good', poor: 'poor', failed: 'failed' },
    list: {
      title: 'Fits',
      note: (good: string, poor: string, failed: string) =>
        `${good} good, ${poor} poor, ${failed} without result. A poor fit counts with its error scaled by √(χ²/ndf), a failed one does not count.`,
      filter: 'Which fits',
      odd: 'poor and failed',
      selected: 'selected SDD',
      all: 'all',
      table: 'Line fits',
      none: 'None. Every line of every spectrum was fitted well.',
      more: (count: string) => `${count} more`,
      place: 'Place',
      line: 'Line',
      status: 'Status',
      position: 'Position [ADC]',
      sigma: 'σ [ADC]',
      counts: 'Counts',
      reducedChi2: 'χ²/ndf',
      chi2: 'χ²',
      ndf: 'ndf',
      why: 'Why',
    },
    window: {
      title: (place: string, lines: string) => `${place}: fit of ${lines}`,
      note: 'Crosses: counts with Poisson errors. Thick: model; thin: its lines; dotted: background. Below: [residuals](deviance).',
      lines: 'Which lines',
      plot: 'Fit of the selected lines with its residuals',
      handles: 'Range and start positions',
      start: (line: string) => `${line} start`,
      channel: (adc: string) => `channel ${adc}`,
      channels: (adc: string) => `${adc} channels`,
    },
    tools: {
      refit: 'Fit again from the start values',
      minos: 'Errors to both sides, for every free parameter',
      reset: 'Reset',
      resetHint: 'Back to the fit of the analysis',
      draft: (refit: string) => `Dashed: the model at the start values, not fitted yet. Press ${refit}.`,
      trying: 'Trying out: the calibration uses the fit without your changes.',
      untouched: 'As the calibration uses it. Drag the range or a start position to try something else.',
    },
    words: {
      line: '{line}: {status}.',
      lineWhy: '{line}: {status}, {why}.',
      goodness: (goodness: string) => `[Goodness](chi2): ${goodness}.`,
      likelihood: (ratio: string, edm: string) => `[Likelihood ratio](likelihoodRatio) ${ratio}, [EDM](edm) ${edm}.`,
      reducedChi2: (chi2: string, ndf: string, ratio: string) => `χ²/ndf = ${chi2}/${ndf} = ${ratio}`,
      noChi2: 'too few counts for χ²',
      probability: (ratio: string, probability: string) => `${ratio}, probability ${probability}`,
      noProbability: (ratio: string) => `${ratio}; no probability: no more bins than parameters`,
    },
    parameters: {
      title: 'Parameters',
      note: 'Change a start value or fix a parameter, then refit.',
      noteOfDraft: 'Values are those of the fit before your changes.',
      parameter: 'Parameter',
      start: '[Start](startValue)',
      fix: 'Fix',
      isFixed: 'Fixed',
      value: 'Value ± [HESSE](hesse)',
      minos: '[MINOS](minos)',
      unit: 'Unit',
      bounds: 'Bounds',
      startOf: (parameter: string) => `${parameter}, start`,
      fixOf: (parameter: string) => `Fix ${parameter}`,
      fixed: 'fixed',
      sigmaOf: (line: string) => `σ of ${line}`,
      range: (lower: string, upper: string) => `${lower} to ${upper}`,
      atBound: (range: string) => `at its bound (${range})`,
      rangeWhy: (range: string, why: string) => `${range}; ${why}`,
      correlations: '[Correlations](correlation) {of}',
      ofFree: 'of the free parameters',
    },
    points: {
      title: (place: string) => `${place}: calibration points`,
      note: (calibration: string) =>
        `${calibration}. Full: of the calibration; open: [made without the line](leaveOneOut).`,
      standard: 'Standard calibration',
      reference: 'Reference calibration',
      withStatus: (calibration: string, status: string) => `${calibration} (${status})`,
      plot: 'Residuals of the calibration points in eV',
      monotonicity: (words: string) => `[Monotonicity](monotonicity): ${words}`,
      resolution: (words: string) => `[Resolution](resolutionLaw): ${words}`,
      line: 'Line',
      residual: 'Residual [eV]',
      without: '[Without it](leaveOneOut) [eV]',
      pull: 'Pull',
      used: 'Used',
      whyNot: 'Why not',
      usedWhy: (isUsed: string, why: string) => `${isUsed}: ${why}`,
    },
    resolution: {
      unknown: 'its lines do not tell noise and Fano factor apart.',
      known: (noiseEv: string, fano: string, correlation: string) =>
        `noise ${noiseEv} eV, Fano factor ${fano}, from all lines of the SDD's run in one fit (correlation ${correlation}).`,
    },
    monotonicity: {
      rises: (last: string) => `Energy rises with the channel everywhere, from 0 to ${last}, as it must.`,
      falls: 'Energy falls with the channel everywhere: this calibration is wrong. Look at its points.',
      fallsBelow: (channel: string) =>
        `Energy falls with the channel below channel ${channel}: do not trust energies there.`,
      fallsAbove: (channel: string) =>
        `Energy falls with the channel above channel ${channel}: do not trust energies there.`,
      highest: (falling: string, channel: string) =>
        `${falling} The highest line lies at channel ${channel}, below that.`,
    },
  },

  /** ui/format */
  format: {
    place: {
      noSdd: 'No SDD',
      sdd: (sdd: string) => `SDD ${sdd}`,
      wholeRun: 'whole run',
      batch: (batch: string) => `batch ${batch}`,
      of: (sdd: string, batch: string) => `${sdd}, ${batch}`,
    },
    facts: {
      started: (time: string) => `started ${time}`,
      more: (count: string, first: string) => `${count} spectra, the first: ${first}`,
      real: (seconds: string) => `real time ${seconds} s`,
      live: (seconds: string) => `live ${seconds} s`,
      liveOfReal: (live: string, real: string) => `live ${live} of ${real} s`,
    },
    /** Where SDD and time of a file come from. */
    sources: {
      sdd: { hand: 'by hand', name: 'by its name', file: 'by the file', 'next free': 'the next free one' },
      time: { name: 'by its name', file: 'by the file', none: 'none' },
      sddFrom: (from: string) => `SDD ${from}`,
      sddAndTimeFrom: (from: string) => `SDD and time ${from}`,
      sddThenTime: (sdd: string, from: string) => `${sdd}, time ${from}`,
      timeFrom: (from: string) => `time ${from}`,
      noTime: 'no time',
      stretchFrom: (stretch: string, from: string) => `${stretch} UTC ${from}`,
      batchFrom: (batch: string, from: string) => `batch ${batch} ${from}`,
      sdds: (sdds: string) => `SDDs ${sdds}`,
      moreSdds: (sdds: string, count: string) => `SDDs ${sdds}, … (${count})`,
      sddIs: (sdd: string, from: string) => `SDD ${sdd} ${from}`,
      sddAndWhen: (sdd: string, when: string) => `${sdd}; ${when}`,
      stretch: (from: string, to: string) => `${from} to ${to}`,
    },
    prediction: {
      none: 'not found',
      place: (adc: string) => `${adc} channels`,
      manual: (place: string) => `${place}, manual`,
      noError: (place: string) => `${place}, error not stated`,
      probability: (place: string, probability: string) => `${place}, probability ${probability}`,
      noProbability: 'not stated',
    },
  },

  /** ui/header */
  header: {
    help: {
      open: '? Help',
      title: 'Help',
      close: 'Close help',
      steps: [
        'Drop the data files of a run on the page: event lists or ADC spectra, one or many. Or load the demo run.',
        'Look at the rates and at the channels that were set aside. Take any detector in or out by hand.',
        'Press Run analysis. The rail at the left shows the step at work; all of them fill when the run is through.',
        'Read the headline: the width of the copper line on events that the calibration has not seen, before and after.',
        'Change the optimisation and press Optimise to run it alone, or export results and constants.',
      ],
      about:
        'Everything is computed in this browser. No data leave your machine. Drag in a plot to zoom, double-click to see all of it again.',
      history: (history: string, undo: string, redo: string) =>
        `${history} lists everything that was done, in words: ${undo} (Ctrl+Z) and ${redo} (Ctrl+Shift+Z) step back and forth in it.`,
      session: (session: string) =>
        `${session} keeps settings, history and figures under a name: kept ones can be opened again and compared.`,
      shortcuts: 'Shortcuts',
      aboutKeys:
        '? and digits act anywhere but in fields. Off, only keys with Ctrl or Command do, and this help opens by its button. Kept in this browser.',
      terms: 'Terms',
    },
    shortcuts: {
      help: { keys: '?', does: 'Opens this help' },
      step: { keys: (last: string) => `1 to ${last}`, does: 'Shows a step, from Data to Results' },
      run: { keys: 'Ctrl+Enter', does: 'Runs the analysis' },
      undo: { keys: 'Ctrl+Z', does: 'Undoes the last change' },
      redo: { keys: 'Ctrl+Shift+Z', does: 'Does it again' },
      escape: { keys: 'Esc', does: 'Closes a dialog, takes back what was not finished' },
      arrows: { keys: 'Arrow keys', does: 'Move a line, an end of a fit range or a slider; with Shift by ten' },
      remove: { keys: 'Delete', does: 'Removes the line that has the focus' },
      play: { keys: 'Space', does: 'Plays and pauses the descent, on its slider' },
    },
    /** The words that the glossary explains, as the help lists them. */
    terms: {
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
    },
    run: {
      nothing: 'No run loaded',
      demo: 'demo month',
      unnamed: 'run',
      withOthers: (name: string, others: string) => `${name} and ${others} more`,
      sdds: (count: number) => `${String(count)} ${plural(count, 'SDD')}`,
      batches: (count: number) => `${String(count)} ${plural(count, 'batch', 'batches')}`,
      events: (count: string) => `${count} events`,
    },
    lightAppearance: 'Light appearance',
    darkAppearance: 'Dark appearance',
  },

  /** ui/headline */
  headline: {
    headline: 'Headline',
    running: 'The line of interest before and after will stand here.',
    loaded: (runAnalysis: string) => `The run is loaded. Look at its rates and channels, then press ${runAnalysis}.`,
    empty: (loadDemo: string) => `No run yet. Drop data files on the page, or press ${loadDemo}.`,
    fwhm: (line: string) => `FWHM at ${line}`,
    position: (energyEv: string) => `Position, tabulated ${energyEv}`,
    pValue: 'p-value',
    gain: '[Gain](verdict)',
    heldOut: '[held out](heldOut)',
    runBefore: 'figures of the run before',
    stale: (press: string) => `stale: settings have changed, press ${press}`,
    squeezed: '[squeezed energy scale](squeeze)',
    after: 'after',
  },

  /** ui/history */
  history: {
    close: 'Close history',
    foot: 'Click goes to what held then. Figures are not part of it: those made with other settings are marked until the analysis runs again.',
    earlier: 'Of an earlier visit: kept in words alone',
    needs: (files: string) => `needs ${files} again`,
    stopped: (words: string, files: string) =>
      `What held after “${words}” cannot be gone back to yet: its files are gone since the page was loaded again. Drop ${files} again.`,
    undoKeys: 'Ctrl+Z',
    redoKeys: 'Ctrl+Shift+Z',
    turn: (turn: string, words: string, hint: string) => `${turn}: ${words} (${hint})`,
    nothingToUndo: 'Nothing to undo',
    nothingToRedo: 'Nothing to redo',
    historyHint: 'Everything that was done, in words',
    undone: (words: string) => `Undone: ${words}`,
    doneAgain: (words: string) => `Done again: ${words}`,
  },

  /** ui/import */
  import: {
    title: (files: string) => `What to read of ${files}`,
    close: 'Leave the file out',
    content: 'Content',
    remember: 'Remember for files alike',
    forget: (count: string) => `Forget ${count} remembered`,
    leaveOut: 'Leave out',
    table: 'the table',
    events: (name: string) => `Events: ${name}`,
    eventRows: (name: string, rows: string) => `Events: ${name}, ${rows} rows`,
    spectra: (name: string, count: string, channels: string) => `Spectra: ${name}, ${count} of ${channels} channels`,
    columns: {
      adc: 'ADC column',
      sdd: 'SDD column',
      placeInRow: 'the place in the row',
      oneSdd: 'none: one SDD',
      bus: 'Bus column',
      time: 'Time column',
      none: 'none',
      unit: 'Unit of time',
      crossTalk: (column: string) => `Set cross-talk aside: hits less than 5 µs after the one before, by ${column}`,
      places: 'SDDs by place in the row',
      placesHint: (count: string) => `${count} numbers, as 0-3, 8, 9`,
      placesProblem: (count: string) => `${count} whole numbers are needed`,
    },
    cuts: {
      title: 'Read only rows where',
      column: (number: string) => `Cut ${number}: column`,
      from: (number: string) => `Cut ${number}: from`,
      to: (number: string) => `Cut ${number}: to`,
      remove: (number: string) => `Remove cut ${number}`,
      add: 'Add a cut',
      any: 'any',
    },
    rows: { title: 'First rows', none: 'The table has no rows.' },
    group: {
      names: 'Names',
      more: (names: string, count: string) => `${names} and ${count} more`,
      channels: 'Channels',
      firstCounts: 'First counts',
      noCounts: 'none',
      counts: (counts: string, channel: string) => `${counts} … from channel ${channel}`,
      bins: 'Bins',
      oddBins: (odd: string) =>
        `${odd}. Imported as it is, the first bin becomes channel 0, the next channel 1, and so on.`,
    },
  },

  /** ui/inspector */
  inspector: {
    title: 'Selected spectrum',
    empty: 'What is selected will be shown here: its spectrum, lines and constants.',
    previousSdd: 'Previous SDD',
    nextSdd: 'Next SDD',
    previousBatch: 'Previous batch',
    nextBatch: 'Next batch',
    sdd: (sdd: string) => `SDD ${sdd}`,
    wholeRun: 'whole run',
    batch: (batch: string, count: string) => `batch ${batch} of ${count}`,
    events: (events: string) => `${events} events`,
    eventsWhen: (events: string) => `${events} {from} {to}`,
    from: (time: string) => `from ${time}`,
    to: (time: string) => `to ${time} UTC`,
    takesPart: 'takes part in the analysis',
    lines: {
      title: 'Lines of the selected spectrum',
      none: 'No fit: this SDD did not take part.',
      line: 'Line',
      found: 'Found [ADC]',
      fitted: 'Fitted [ADC]',
      chi2: 'χ²/ndf',
      why: 'Why',
    },
    constants: {
      title: 'Calibration constants',
      calibration: 'Calibration',
      p0: 'p₀ [eV]',
      p1: 'p₁ [eV/ch]',
      p2: 'p₂ [µeV/ch²]',
      status: 'Status',
      law: 'E = p₀ + p₁ ADC + p₂ ADC².',
      lawOfRun: (law: string) => `${law} Choose a batch to see its own constants.`,
      /** The inspector is narrow; the colours say the rest. */
      short: { standard: 'std', reference: 'ref', optimized: 'opt' },
      lookedAt: (iteration: string) => `it. ${iteration}`,
      lookedAtHint: (iteration: string) => `Iteration ${iteration}, as it is looked at`,
    },
  },

  /** ui/names */
  naming: {
    button: 'SDD numbers and times that files do not give, by their names',
    title: 'SDDs and times that files do not give',
    close: 'Close names',
    reset: 'The next free number for each, without time, and nothing remembered',
    apply: 'Reads the files again; remembered for files to come, but for numbers by hand',
    /** Given the placeholders of a pattern, which are the same in every language. */
    patternHint: (
      sdd: string,
      bus: string,
      batch: string,
      date: string,
      time: string,
      unix: string,
      anything: string,
    ) =>
      `Text as it stands; ${sdd}, ${bus}, ${batch} for numbers, ${date}, ${time} or ${unix} for the start, ${anything} for anything. Empty: names are not read.`,
    guess: 'Guess by the names',
    usesFile: 'Take from the file what its name does not say',
    clock: 'Clock ahead of UTC (hours)',
    length: 'Length where none is stated (hours)',
    noHours: 'none',
    note: 'A number by hand goes before that of the name, that before the file’s, then comes the next free one. Dates and times without a zone count as UTC plus the hours above; in files, 03/04/2024 has the month first. A measurement ends after its real time; SDDs that were measured at nearly the same time share a batch.',
    byHand: 'Type a number to give it by hand',
    table: {
      unused: 'The pattern means nothing yet and is not used here.',
      spectra: (count: string, sdds: string, batches: string) =>
        `Of ${count} spectra ${sdds} are given an SDD and ${batches} a batch.`,
      spectraClash: (count: string, sdds: string, batches: string, clashes: string) =>
        `Of ${count} spectra ${sdds} are given an SDD and ${batches} a batch; clashes: ${clashes}, in red below.`,
      files: (count: string, batches: string) =>
        `Of ${count} files with SDDs of their own and no time ${batches} are given a batch.`,
      file: 'File',
      bus: 'Bus',
      sdd: 'SDD',
      start: 'Start (UTC)',
      stop: 'Stop (UTC)',
      from: 'From where',
      sddOf: (spectrum: string) => `SDD of ${spectrum}`,
      ownSdds: 'its own',
      batch: (batch: string) => `batch ${batch}, without time`,
      noTime: 'no time',
      more: (count: string) => `and ${count} more, placed likewise.`,
    },
  },

  /** ui/notices */
  notices: {
    heldBack: 'Another page of Halfmax still uses the version before: close it, then reload.',
    newVersion: 'A new version of Halfmax is ready: reload to use it. Until then this page stays as it is.',
    dismiss: 'Dismiss',
  },

  /** ui/optimise */
  optimise: {
    empty: {
      title: 'Nothing optimised yet',
      text: (runAnalysis: string, optimise: string) =>
        `Press ${runAnalysis} first. Then play the descent, step through it, drag its learning rate; or change loss and optimiser and press ${optimise}: it starts from the reference calibration again.`,
    },
    lookedAt: (iteration: string) => `Iteration ${iteration} (in sample, looked at)`,
    transport: {
      title: 'Descent',
      use: 'Optimises and cross-validates again with as many iterations as this.',
      whyNotUse:
        'A schedule depends on the number of iterations: fewer of them would not lead here. Take a constant one.',
      place: (iteration: string, last: string) => `${iteration} of ${last}`,
    },
    descent: {
      title: '[Log likelihood and energy scale](logLikelihood)',
      plot: 'Log likelihood, gradient norm and gain drift against the steps of the optimisation',
      iteration: (iteration: string, start: string, gain: string) =>
        `Iteration ${iteration}: ln L ${start} + ${gain} on the events used`,
      note: (iteration: string) => `${iteration}.`,
      noteLeftOut: (iteration: string, gain: string, factor: string, norm: string) =>
        `${iteration}, ${gain} on [events left out](eventsLeftOut) (× ${factor}, to as many); [gradient](gradientNorm) ${norm}.`,
      stopped: (why: string, note: string) => `Stopped: ${why}. ${note}`,
      /** `moves` are of the lines that tell of a squeezed scale; empty where there are none. */
      scale: (element: string, gain: string, spread: string, moves: string) =>
        `[Gain drift](gainDrift) at ${element} ${gain} ± ${spread} % (spread over batches)${
          moves === '' ? '. The scale rests on no other line that could tell of a squeeze.' : `: ${moves}.`
        }`,
      firstMove: (line: string, move: string) => `${line} moves by ${move}`,
      move: (line: string, move: string) => `${line} by ${move}`,
      squeezed: (scale: string, line: string) =>
        `The energy scale is squeezed. ${scale} A narrower ${line} line is no gain in resolution then: take a loss with Jacobian and prior.`,
    },
    line: {
      title: (line: string) => `${line}, all SDDs and batches`,
      plot: (line: string) => `${line} of all SDDs under the three calibrations`,
      live: 'Live, in sample.',
      result: 'On the events that were optimised on: the real gain stands below.',
      lookedAt: (iteration: string) =>
        `Optimized after iteration ${iteration}, in sample: on the events that were optimised on.`,
    },
    state: {
      atWork: 'At work.',
      atIteration: (iteration: string) => `At work: iteration ${iteration}.`,
      lost: (runAnalysis: string) => `The reference calibration is lost: press ${runAnalysis} again.`,
      stale: (runAnalysis: string) => `Settings of earlier steps have changed: press ${runAnalysis} again.`,
      place: (iteration: string, last: string) => `iteration ${iteration} of ${last}`,
      goingFar: (place: string, percent: string, pause: string) =>
        `Going to ${place}: ${percent} %. ${pause} stops it.`,
      going: (place: string) => `Going to ${place}.`,
      playing: (place: string) => `Playing: ${place}, in sample.`,
      changed: (play: string, optimise: string) =>
        `Settings have changed: ${play} shows where they lead, ${optimise} makes the result anew.`,
      result: (play: string) => `The last result. ${play} shows how it came about.`,
      otherSettings: (play: string) => `Looked at with other settings than now: ${play} begins anew.`,
      stopped: (at: string, best: string, advice: string) =>
        `Stopped early at iteration ${at}; the best by events left out is ${best}. ${advice}`,
      atEnd: (place: string, advice: string) => `At the end: ${place}. ${advice}`,
      paused: (place: string, advice: string) => `Paused: ${place}. ${advice}`,
      advice: (optimise: string) => `In sample: press ${optimise} for figures held out.`,
      stride: (text: string, stride: string) => `${text} The run is large: one iteration in ${stride} is kept.`,
    },
  },

  /** ui/peaks */
  peaks: {
    noRunTitle: 'No run loaded',
    noRun: (runAnalysis: string) => `Load a run, then press ${runAnalysis}.`,

    /** All spectra, small. */
    grid: {
      title: 'Every SDD',
      noPeaks: (runAnalysis: string) => `Spectra of the whole run. ${runAnalysis} marks the predicted lines.`,
      note: 'Whole run; lines predicted by {finder}, mean over the batches. {key}',
      filter: 'Which SDDs',
      all: 'All',
      needsAttention: (count: string) => `Needs attention (${count})`,
      none: 'No SDD needs attention.',
    },

    /** What the marks of the lines mean. */
    marks: {
      predicted: 'predicted',
      improbable: 'probability below 0.5',
      manual: 'manual',
      fitted: 'fitted',
    },

    /** Why the selected SDD needs attention. */
    attention: {
      title: 'Needs attention',
      reason: '{reason} – batch{batches}',
      showBatch: (batch: string) => `Show batch ${batch}`,
    },

    /** The selected spectrum, and its lines put right by hand. */
    editor: {
      noteAllBatches: 'Solid with band: fitted. Corrections hold in every batch without its own.',
      noteOneBatch: 'Solid with band: fitted. Corrections hold in this batch alone.',
      remove: 'Remove',
      removeLine: (line: string) => `${line} is not there`,
      removeNothing: 'Choose a line first',
      reset: 'Reset',
      resetLines: (sdd: string) => `All lines of SDD ${sdd} back to what the finder says`,
      add: 'Add line',
      addLine: 'A line that the finder missed',
      addNothing: 'All lines of the profile are there',
      howTo: 'Drag a line, or focus it and press the arrow keys (1 channel, with Shift 10). Delete removes it.',
      facts: '{line}: {prediction}. {fit}',
      fittedAt: (position: string) => `Fitted at ${position} channels.`,
      notFitted: (why: string) => `Not fitted: ${why}.`,
      noReason: 'no reason given',
      lines: 'Lines',
      position: (line: string) => `${line} position`,
      draggedTo: (adc: string) => `${adc} channels`,
      manual: 'manual',
      pending: (count: number, runAnalysis: string) =>
        `${String(count)} ${plural(count, 'change is', 'changes are')} not in the figures yet: press ${runAnalysis}.`,
    },

    /** What the ADC of an SDD adds to its spectra. */
    adc: {
      line: '[ADC](cleanAdc): {facts}',
      noComb: 'No comb in the ADC.',
      comb: (period: string, widerPercent: string, narrowerPercent: string) =>
        `Comb of period ${period} channels, +${widerPercent}/−${narrowerPercent} %, suppressed.`,
      noSpikes: 'No noise spikes.',
      spikes: (count: number, places: string) =>
        `${String(count)} ${plural(count, 'noise spike')} left out (ADC ${places}).`,
    },

    tabs: {
      title: 'Part of the peaks view',
      spectra: 'Spectra',
      benchmark: 'Benchmark',
    },

    /** All finders on spectra whose lines are known. */
    benchmark: {
      title: 'Benchmark of the peak finders',
      note: 'Every finder on the same simulated spectra of VIP-2, which no training has seen. The loaded run plays no part.',
      emptyTitle: 'No figures yet',
      empty:
        'Press Run benchmark to see how far each finder is from the truth, what it misses and makes up, and how close that is to the Cramér-Rao limit.',
      set: 'Simulated spectra',
      yieldFrom: 'Yield from',
      yieldTo: 'Yield to',
      number: 'Number',
      run: 'Run benchmark',
      progress: 'Progress of the benchmark',
      stop: 'Stop benchmark',
      file: 'Or a file of labelled spectra',
      fileHelp: 'CSV, also gzipped: id, yield, width, true_TiKa, …, b0 to b299. Pick or drop it here.',
      fromFile: (spectra: string) => `${spectra} spectra of a file.`,
      fromSeed: (spectra: string, seed: string) => `${spectra} spectra drawn with seed ${seed}.`,
      limitsEstimated: 'Limits are estimated by a fit to the counts.',
      units: 'All figures in ADC channels but for shares, pulls and times.',
      byYield: {
        title: 'Standard deviation by yield',
        note: 'Colours as in the table; dashed: Cramér-Rao limit.',
        line: 'Line of the plot',
        allLines: 'All',
        plot: 'Standard deviation of each finder against the total yield',
      },
      errors: {
        title: 'Errors',
        note: 'Of all lines, in bins of one channel. Zoom out for those beyond 20 channels.',
        plot: 'Histogram of predicted minus true of each finder',
      },
      byLine: {
        title: 'By line',
        note: 'Standard deviation in ADC channels, and the share of the lines that was found.',
        table: 'Peak finders compared by line',
        head: 'Std [ADC] (found [%])',
        limit: 'Limit',
        deviation: (line: string) => `Std, ${line} [ADC]`,
        found: (line: string) => `Found, ${line} [%]`,
      },
      finders: {
        table: 'Peak finders compared',
        finder: 'Finder',
        deviation: 'Std [ADC]',
        halfWidth: 'Half width [ADC]',
        bias: 'Bias [ADC]',
        found: 'Found [%]',
        fakes: 'Fakes',
        fakesPerSpectrum: 'Fakes per spectrum',
        pullWidth: 'Pull width',
        time: 'Time [ms]',
        limit: 'Cramér-Rao limit',
      },
    },
  },

  /** ui/profile */
  profile: {
    edit: 'Edit profile',
    title: 'Profile',
    close: 'Close profile',
    own: 'Yours: figures made with it as it was are shown as stale once it is saved.',
    shipped: (profile: string) => `${profile} is shipped and stays as it is. What you save is a copy of it.`,
    name: 'Name of the profile',
    save: 'Save profile',
    undo: 'Undo change',
    redo: 'Redo change',

    /** Which experiment a run is taken for. */
    panel: {
      title: (profile: string) => `Read as ${profile}`,
      keep: (profile: string) => `Keep ${profile}`,
      back: (profile: string) => `Back to ${profile}`,
      guessed: (why: string) => `Chosen by itself: ${why}. Another one can be chosen above at any time.`,
      chosen: 'Chosen by you.',
      fits: 'It fits this run, or nothing speaks for another.',
    },

    elements: {
      search: 'Search elements',
      searchHint: 'Symbol, name or atomic number',
      title: 'Elements',
      none: 'No element of 11 to 92 is called that.',
    },

    lines: {
      title: 'Lines to find',
      source: (table: string) => `Table: ${table}; Ti to Zn: NIST SRD-128.`,
      table: 'Lines of the profile',
      line: 'Line',
      energy: 'Energy [eV]',
      naturalWidth: 'Natural width [eV]',
      share: 'Share of shell',
      calibrate: 'Calibrate',
      takeOut: 'Take out',
      calibrateOn: (line: string) => `Calibrate on ${line}`,
      takeOutLine: (line: string) => `Take out ${line}`,
    },

    interest: {
      title: 'Line of interest',
      line: 'Line of interest',
      regionFrom: 'Region from (eV)',
      regionTo: 'Region to (eV)',
      forbidden: 'Search for forbidden Cu Kα at 7747 eV, blinded',
    },

    detectors: {
      title: 'ADC and detectors',
      anySize: 'ADC of any size: gain from its full scale',
      gainFrom: 'Gain from (eV per channel)',
      gainTo: 'Gain to (eV per channel)',
      fullScaleFrom: 'Full scale from (eV)',
      fullScaleTo: 'Full scale to (eV)',
      offsetFrom: 'Offset from (eV)',
      offsetTo: 'Offset to (eV)',
      firstChannel: 'First channel',
      channelsPerBin: 'Channels per bin',
      bins: 'Bins',
      noise: 'Noise (eV)',
      fano: 'Fano factor',
      overflow: 'Overflow from channel (0: none)',
    },

    map: {
      title: 'Map of the SDDs',
      sdds: 'SDDs (0: any)',
      firstNumber: 'First number',
      arrays: 'Arrays',
      rows: 'Rows',
      columns: 'Columns',
    },

    runs: {
      title: 'Runs',
      rule: 'A run is of the first kind whose text stands in the name of its file.',
      nameOf: (run: string) => `Name of run ${run}`,
      kindOf: (run: string) => `Kind of run ${run}`,
      textOf: (run: string) => `Text in file names of run ${run}`,
      takeOut: (run: string) => `Take out run ${run}`,
      kinds: { physics: 'physics', calibration: 'calibration' },
      add: 'Add a kind of run',
      fileNames: 'Texts in file names of this experiment',
      fileNamesHint: 'separated by commas',
    },

    files: {
      title: 'Keep and share',
      kept: 'Your profiles are kept in this browser. Export one to use it elsewhere.',
      notKept: 'This browser keeps nothing for this page (a private window?): export what you need.',
      export: 'Export profile',
      delete: 'Delete profile',
      undo: 'Undo last save or deletion',
      import: 'Profile file',
    },
  },

  /** ui/rail */
  rail: {
    lossesOfCopper: (line: string) => `Losses are named after copper; with this profile ${line} stands in its place.`,
    steps: 'Steps',
    dropHere: 'Drop to add to the run',
    drop: 'Drop files or click. Nothing leaves this computer.',
    dropOffline: 'Drop files or click. Works offline: nothing leaves this computer.',
    more: 'More',
    seed: 'Seed',
    resamplings: 'Resamplings',
    facts: {
      channels: 'which SDDs take part',
      channelsOf: (count: string, all: string) => `${count} of ${all} take part`,
      fit: 'every line',
      fitOf: (count: string, all: string) => `${count} of ${all} good`,
      calibrate: 'constants in time',
      calibrateOf: (count: string, all: string) => `${count} of ${all} fitted`,
    },
    priors: {
      title: 'Priors',
      chosen: (priors: string) => `Priors: ${priors}`,
      none: 'none',
      /** So short that all of them fit on a line. */
      short: {
        referenceCovariance: 'reference',
        sharedCurvature: 'curvature',
        smoothInTime: 'time',
        shrinkage: 'SDDs',
      },
      /** Why the default is what it is: measured in docs/benchmarks/losses-by-run.md. */
      whyThisLoss:
        'Cu Kα + prior is the default because no loss did measurably better on events that it had not seen, in three simulated runs with known truth. Without a prior the 15 copper events of a batch are overfitted, and the line gets 5 to 7 eV wider there, or much more in short batches. All lines is as good in width, with a copper line half an eV to an eV higher, and takes longer.',
    },
    makingReport: 'Making the report …',
    drawing: (figure: string, all: string) => `Figure ${figure} of ${all}: stop`,
    notMade: (file: string, why: string) => `${file} could not be made: ${why}`,
  },

  /** ui/report */
  report: {
    title: (run: string) => `Calibration of ${run}`,
    demoRun: 'the demo month (simulated)',
    unnamedRun: 'a run',
    severalFiles: (first: string, more: string) => `${first} and ${more} more`,
    stale:
      'Settings were changed on the page after this analysis. Figures, and the settings printed here, are those of the analysis.',

    /** Below the title. */
    head: {
      analysed: (sdds: string, batches: string, events: string) =>
        `${sdds} SDDs, ${batches} batches, ${events} events.`,
      analysedBetween: (sdds: string, batches: string, events: string, start: string, stop: string) =>
        `${sdds} SDDs, ${batches} batches, ${events} events, ${start} to ${stop} UTC.`,
      made: (version: string, commit: string, time: string, backend: string) =>
        `Made by Halfmax ${version} (commit ${commit}) on ${time} UTC, backend ${backend}.`,
      noBackend: 'none',
      notAnalysed: 'The run has not been analysed: this report has no figures of a calibration.',
      gain: (line: string, against: string, gainEv: string) =>
        `Gain in FWHM at ${line} on held-out events, against ${against}: **${gainEv} eV**. Positive is better.`,
      warnings: 'Warnings',
      noWarnings: 'No warnings.',
    },

    interest: {
      copper: 'The copper line',
      line: (line: string) => `The line of interest, ${line}`,
      rows: 'Rows marked cross-validated are of events that had no say in the constants: the whole chain was made anew without them. The others are judged on the events that made them, which flatters.',
      byCopper: 'The optimisation moves constants by copper:',
      notByCopper: 'Copper of the same run. Constants are not moved by it:',
    },

    kinds: {
      title: 'Kinds of runs',
      scale: 'On the scale of the reference calibration; the line of interest is fitted in each sum by itself.',
    },

    limit: {
      title: (energyEv: string) => `Upper limit at ${energyEv} eV`,
      shown: (method: string, energyEv: string, fromEv: string, toEv: string) =>
        `${method}; the line is sought at ${energyEv} eV. Data in ${fromEv} to ${toEv} eV are shown.`,
      blinded: (method: string, energyEv: string, fromEv: string, toEv: string) =>
        `${method}; the line is sought at ${energyEv} eV. Data in ${fromEv} to ${toEv} eV are blinded, and had no say.`,
    },

    lines: {
      title: 'All lines',
      heldOut: 'All lines, held out',
      inSample: 'All lines, in sample',
    },

    scale: 'Energy scale',

    errors: {
      title: 'How sure is it?',
      noBudget: 'The error budget was not made: the errors in this report are statistical.',
      noClosure: 'No closure test was run.',
      seeds: (seeds: string, untested: string) => `Seeds ${seeds}. Not tested: ${untested}`,
    },

    /** What was left out, with reasons. */
    setAside: {
      title: 'What was set aside',
      nothing: 'Nothing was set aside by screening, by cuts or by hand.',
      overflow: (events: string) => `${events} events were removed as overflow of the ADC.`,
      sdds: 'SDDs set aside',
      byHand: 'set aside by hand',
      events: 'Events set aside by cuts',
      batch: (batch: string) => `batch ${batch}`,
      between: (start: string, stop: string) => `${start} to ${stop}`,
      corrections: 'Lines set by hand',
      allBatches: 'all',
      removed: 'removed',
      fits: 'Line fits',
    },

    /** What it takes to make the same figures again. */
    origin: {
      title: 'Where it comes from',
      noFiles: 'Simulated run, built in: there are no files.',
      again:
        'To make these figures again: the same files, settings and version, on the same backend. Method: F. Napolitano et al., Meas. Sci. Technol. 35 (2024) 025501, doi:10.1088/1361-6501/ad080a. Line energies: R. D. Deslattes et al., Rev. Mod. Phys. 75 (2003) 35.',
      times: 'Times',
      settings: 'Settings, as they stand in the results file',
      noEntries: 'none',
      entries: (count: string) => `${count} entries, in the results file`,
      characters: (count: string) => `${count} characters, in the results file`,
    },

    /** Heads of tables that only the report has. */
    columns: {
      sdd: 'SDD',
      why: 'Why',
      file: 'File',
      events: 'Events',
      batch: 'Batch',
      line: 'Line',
      position: 'Position [ADC]',
      status: 'Status',
      fits: 'Fits',
      step: 'Step',
      time: 'Time [ms]',
      setting: 'Setting',
      value: 'Value',
    },

    /** Captions. */
    figures: {
      series: 'Standard: green, dotted or squares; reference: blue, dashed or open circles; optimized: orange, solid.',
      dashes: { solid: 'solid', dash: 'dashed', dot: 'dotted', dashdot: 'dots and dashes' },
      copper: 'The copper line before and after, held out',
      interest: (line: string) => `${line} before and after, held out`,
      interestNote: (against: string) =>
        `Crosses: counts with errors √N, ${against} and optimized; best fits, background dotted; below, Pearson residuals.`,
      lines: 'Positions and widths of all lines',
      linesNote:
        'Above, how far each line lies from the tables; dotted, where a fit at this resolution should find it. Below, widths with the resolution law through Mn Kα of the reference.',
      spectrum: 'Full spectrum, held out',
      spectrumNote: 'All SDDs and batches together after calibration, in bins of 10 eV.',
      kinds: 'Sums per kind of run',
      limits: (percent: string) => `Upper limits, held out, ${percent} % CL`,
      limitsNote:
        'Median expected limit with its 68 % and 95 % bands; diamonds, once unblinded, are the limits of the data.',
      constants: (sdd: string) => `SDD ${sdd}: constants against time`,
      constantsNote:
        'Energies of fixed channels less those of the lines there, the gain, and p₀. Bands are one σ; crosses, each batch by its own lines. The constants of all SDDs are in the file of constants.',
      displacements: (line: string) => `Displacement of ${line} over σ, all batches`,
      displacementsNote: (line: string) =>
        `How far the optimisation moved ${line} in each batch; dashed, a Gaussian of width 1. No pull: small values do not prove that nothing was overfitted.`,
      displacementMap: (line: string) => `Displacement of ${line} over σ, by SDD and batch`,
      displacementMapNote: 'Blue below 0, orange above: whether the optimisation pulls some SDDs one way.',
      descent: 'The descent',
      descentNote: (stoppedBecause: string) =>
        `Gain in log likelihood on the events used and on events left out, gradient, and gain drift with its spread over batches. Stopped: ${stoppedBecause}.`,
      pulls: 'Pulls of the closure test',
      pullsNote: (line: string) => `(found − true) / stated error at ${line}; dotted, a Gaussian of width 1.`,
    },
  },

  /** ui/results */
  results: {
    /** Copper among other lines is called by its name, as nobody asks which of its lines. */
    copper: 'copper',
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
      byCopper: 'The optimisation moves constants by this line.',
      notByCopper: 'Copper of the same run. Constants are not moved by it.',
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
      alarmByOthers: (width: string) => `[Alarm line](alarmLine): ${width} eV, by the widths of other lines.`,
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
      note: (line: string) =>
        `How far the optimisation moved ${line} in each batch. Dashed, a Gaussian of width 1. This is no pull: small values do not prove that nothing was overfitted.`,
      noteWithShare: (line: string, percent: string) =>
        `How far the optimisation moved ${line} in each batch; ${percent} % within 1. Dashed, a Gaussian of width 1. This is no pull: small values do not prove that nothing was overfitted.`,
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
      copperAlone: (line: string) =>
        `The budget knows copper alone: scale, position and width are not those of ${line}. Sources in the calibration hold for any line, their sizes do not.`,
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
        `${String(count)} ${plural(count, 'SDD')} of the toys ${plural(count, 'was', 'were')} set aside by the chain.`,
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
      pulls: (line: string) => `Histogram of pulls at ${line} with a Gaussian of width 1`,
      deviationsByDetector: (line: string) => `Mean deviation from the truth at ${line} by SDD`,
      deviationsInTime: (line: string) => `Mean deviation from the truth at ${line} in time`,
    },
  },

  /** ui/sessions */
  sessions: {
    /** How the open session is kept, on hover. */
    states: { saved: 'kept in this browser', saving: 'being kept …', off: 'not kept' },
    stateOf: (session: string, state: string) => `${session}: ${state}`,
    close: 'Close session',

    /** The open session. */
    open: {
      awaiting:
        'It is kept in this browser as it was saved, and waits for its files. What is changed before they are there is not kept.',
      saved:
        'Settings, decisions, their history and figures are kept in this browser; the data are named by hash. Nothing leaves the machine.',
      saving: 'Being kept …',
      cannotKeep: 'This browser keeps nothing for this page (a private window?): export what you need.',
      notKept: 'Not kept by itself: Save as keeps it.',
      changes: (session: string) =>
        `Changes are kept in ${session} as they are made. Saved under another name they go on there, and ${session} is again what it was when it was saved under its own.`,
      name: 'Name of the session',
      saveAs: 'Save as',
      new: 'New session',
    },

    /** A session that another window has open. */
    elsewhere: {
      title: 'Open in another window',
      text: '{session} is open in another window. What is done here does not go into it: go on with a copy of it, or take it over. The other window is told then, and goes on with a copy of what it has.',
      copy: 'Work on a copy',
      takeOver: 'Take over',
      leave: 'Leave it there',
      taken: (session: string, copy: string) =>
        `${session} was taken over by another window. Nothing is lost: what is here goes on as ${copy}.`,
      cannotTell:
        'This browser cannot tell whether a session is open in two windows (it has no Web Locks here). Open each in one window only: where two have the same one, the last change wins.',
      refused: (session: string) => `${session} is open in another window: take it over first, or close that window`,
    },

    /** Files that the open session is about and that are not loaded. */
    awaited: {
      title: 'Files to drop',
      text: '{session} is about files that are not loaded. Drop them on the page: they are known by their content, under whatever name.',
      file: 'File',
      size: 'Size',
      hash: 'SHA-256',
      state: 'State',
      missing: 'missing',
      loaded: 'loaded',
      goOn: 'Go on without them in a session of its own',
    },

    /** All that the browser keeps. */
    kept: {
      title: 'Kept sessions',
      none: 'None so far.',
      session: 'Session',
      saved: 'Saved (UTC)',
      data: 'Data',
      fwhm: 'FWHM, held out [eV]',
      fwhmOf: (line: string, fwhm: string) => `${line} ${fwhm}`,
      actions: 'Actions',
      isOpen: 'open',
      open: 'Open',
      openOne: (session: string) => `Open ${session}`,
      rename: 'Rename',
      renameOne: (session: string) => `Rename ${session}`,
      newName: 'New name',
      leaveName: 'Leave it',
      delete: 'Delete',
      deleteOne: (session: string) => `Delete ${session}`,
      deleteForGood: (session: string) => `Delete ${session} for good`,
      deleteOpen: 'Open another one first',
      deleteFigures: 'With its figures?',
      keep: 'Keep it',
      noData: 'none',
      demoRun: (events: string) => `demo run, ${events} events`,
      oneFile: (file: string, events: string) => `${file}, ${events} events`,
      severalFiles: (first: string, more: string, events: string) => `${first} and ${more} more, ${events} events`,
    },

    files: {
      title: 'As a file',
      text: 'One JSON file with settings, seeds, decisions, networks, history and results. The data are not in it, but their names, sizes and SHA-256: whoever opens it is asked for them.',
      export: 'Export session',
      import: 'Session file',
    },

    compare: {
      title: 'Compare',
      oneOnly:
        'With two sessions: save this one under a name, change something, run it again and save that under another.',
      first: 'First session',
      second: 'Second session',
      calibration: 'Calibration',
      position: 'Position [eV]',
      fwhm: 'FWHM [eV]',
      chi2: 'χ²/ndf, p',
      difference: 'difference',
      errorBetween: (value: string, least: string, most: string) => `${value} ± ${least} to ${most}`,
      gain: 'Gain of the optimisation (held out)',
      heldOut: (spectrum: string) => `${spectrum} (held out)`,
      inSample: (spectrum: string) => `${spectrum} (in sample)`,
      noDifference: 'They differ in no setting.',
      settings: 'Settings that differ',
      what: 'What differs',
    },
  },

  /** ui/status */
  status: {
    /** The state of the analysis, in the words that scripts wait for (CONTRACT.md). */
    ready: 'ready',
    complete: 'Analysis complete',
    cancelled: 'Analysis cancelled',
    failed: (why: string) => `failed: ${why}`,

    running: (stage: string, percent: string) => `${stage}, ${percent} %`,
    filesWait: 'Files wait until this is done',
    begin: 'Drop data files or load the demo run to begin',
    restored: 'Restored from this browser',
    progress: 'Progress',
    lastRun: (duration: string) => `last run ${duration}`,
    backend: (backend: string) => `backend: ${backend}`,
    backendOn: (backend: string, adapter: string) => `${backend} (${adapter})`,
    noBackend: 'none',
    starting: 'starting',
  },

  /** ui/tables */
  tables: {
    copy: 'Copy',
    copyTable: (table: string) => `Copy table: ${table}`,
    tsv: 'TSV, for a spreadsheet',
    tsvCopied: 'TSV copied',
    latex: 'LaTeX (booktabs)',
    latexCopied: 'LaTeX copied',
    notCopiedBecause: (table: string, why: string) => `${table} could not be copied: ${why}.`,
    notCopied: (table: string) =>
      `${table} could not be copied: the browser does not let this page write to the clipboard.`,
    errorOf: (column: string) => `error of ${column}`,

    calibration: 'Calibration',
    crossValidated: (calibration: string) => `${calibration} (cross-validated)`,
    position: 'Position [eV]',
    fwhm: 'FWHM [eV]',
    chi2: 'χ²/ndf',
    note: 'Note',
    sdd: 'SDD',
    events: 'Events',
    why: 'Why',

    beforeAfter: (line: string) => `${line} before and after`,

    lines: {
      line: 'Line',
      expected: 'Expected [eV]',
      shift: (calibration: string) => `Position − expected, ${calibration} [eV]`,
      fwhm: (calibration: string) => `FWHM, ${calibration} [eV]`,
    },

    limit: {
      title: (table: string, percent: string) => `${table}, ${percent} % CL`,
      background: 'Background [counts]',
      median: 'Median [counts]',
      band: '68 % band [counts]',
      tailFree: 'Tail free [counts]',
      observed: 'Observed [counts]',
      found: 'Found [counts]',
    },

    budget: {
      source: 'Source',
      change: 'What was changed',
      scale: (energyEv: string) => `Scale at ${energyEv} eV [eV]`,
      position: 'Cu Kα position [eV]',
      fwhm: 'Cu Kα FWHM [eV]',
      systematic: 'Systematic',
      systematicSum: 'those above in quadrature',
      total: 'Total',
      totalSum: 'statistical and systematic',
      information: (change: string) => `${change}; for information, in no sum`,
    },

    closure: {
      difference: 'Found − true',
      spectra: 'Spectra',
      mean: 'Mean [eV]',
      rms: 'RMS [eV]',
      pullWidth: 'Pull width',
      position: 'Sum, position [eV]',
      fwhm: 'Sum, FWHM [eV]',
    },

    kinds: {
      title: 'Sums per kind of run',
      name: 'Kind of run',
      kind: 'Physics or calibration',
      batches: 'Batches',
      hours: 'Hours, first to last event',
      line: (line: string) => `${line} [eV]`,
      constants: 'Constants',
      noKind: 'no kind',
    },

    files: {
      title: 'Files',
      file: 'File',
      format: 'Format',
      bytes: 'Size [bytes]',
      hash: 'SHA-256',
    },

    channels: {
      title: 'SDDs',
      takesPart: 'Takes part',
      yes: 'yes',
      no: 'no',
      whyNot: 'Why not',
    },

    flags: {
      title: 'Flags',
      when: 'When',
      kind: 'Kind',
      score: 'Score, −log₁₀ p',
    },

    leftOut: { title: 'Left out', when: 'When (UTC)' },
    split: { title: 'Split', at: 'At (UTC)' },
  },

  /** ui/tour */
  tour: {
    tour: 'Tour',
    place: (stop: string, count: string) => `stop ${stop} of ${count}`,
    offer: 'Tour offer',
    offerText: 'First time here? A tour in seven stops, beside your work.',
    stops: {
      data: {
        title: 'Bring data',
        text: (loadDemo: string) =>
          `Drop the files of a run anywhere on the page, or press ${loadDemo}: a simulated month of 32 detectors (SDDs).`,
        done: 'A run is loaded. Its rates against time and the sum of its spectra stand in the Data view.',
      },
      run: {
        title: 'Run every step',
        text: (runAnalysis: string, cancel: string) =>
          `Press ${runAnalysis} at the foot of the rail. It takes some ten to thirty seconds; the line at the bottom counts, ${cancel} stops it.`,
        done: 'The figures are there. The marks in the rail tell which steps are done and which need a look.',
      },
      detector: {
        title: 'Look at one SDD',
        text: 'In the Peaks view every SDD has a tile with the lines that were found. Click one: its spectrum opens below, its fits and constants beside it. A mark on a tile asks for a look.',
      },
      peak: {
        title: 'Correct a peak',
        text: 'Drag the handle of a line in the large spectrum, or focus it and press the arrow keys. Ctrl+Z takes it back.',
        done: (runAnalysis: string) =>
          `Corrected, and later steps are stale: they keep their old figures, say so, and wait for ${runAnalysis}. Ctrl+Z takes it back.`,
      },
      learningRate: {
        title: 'Change the learning rate',
        text: (optimise: string, runAnalysis: string) =>
          `Type another learning rate in the rail, 0.2 say. Then press the button that now stands out: ${optimise}, or ${runAnalysis} where an earlier step has changed.`,
        done: 'Done: the figures are those of the new learning rate.',
      },
      verdict: {
        title: 'Read the verdict',
        text: 'The headline compares the copper line before and after on events held out of the calibration. Only those tell: on its own events a calibration flatters itself. No gain is an honest answer, too.',
      },
      export: {
        title: 'Take it with you',
        text: (exportConstants: string, exportResults: string) =>
          `${exportConstants} saves the constants of every SDD and batch as a table, ${exportResults} everything with settings and seeds. Help has this tour and every term.`,
      },
    },
  },

  /** ui/training */
  training: {
    open: 'Train a network',
    inUse: (network: string) => `Your network “${network}” is in use.`,
    dialog: {
      title: 'Train a network',
      close: 'Close training',
      lead: 'A network finds the lines of one profile. It is trained here, in your browser, on simulated spectra: no data are needed and none leave your machine. You can close this and work on; only one thing is computed at a time.',
    },
    form: {
      trainFor: 'Train for',
      newProfile: 'A new profile',
      networkName: 'Name of the network',
      startFrom: 'Start from',
      seededWeights: 'Seeded weights',
      shippedNetwork: 'The shipped network',
      networkInUse: (network: string) => `The network in use: ${network}`,
      full: 'Full training',
      fineTune: 'Fine-tune at low statistics',
      train: 'Train',
      spectra: (count: string) => `${count} spectra.`,
      unknownTime: 'How long that takes is known once it has begun.',
      time: (duration: string, spectraPerSecond: string) =>
        `About ${duration} at the measured ${spectraPerSecond} spectra per second.`,
      busy: 'Something else is computed just now.',
      paused: 'A training is paused: resume or cancel it first.',
    },
    profile: {
      facts: (
        lines: string,
        firstChannel: string,
        endChannel: string,
        bins: string,
        channelsPerBin: string,
        lowestGain: string,
        highestGain: string,
      ) =>
        `${lines}; channels ${firstChannel} to ${endChannel} in ${bins} bins of ${channelsPerBin}; ${lowestGain} to ${highestGain} eV per channel.`,
      name: 'Name of the profile',
      lines: 'Lines',
      events: (line: string) => `Events in ${line}`,
      window: 'Window',
      firstChannel: 'First channel',
      channelsPerBin: 'Channels per bin',
      bins: 'Bins',
      overflow: 'Overflow from channel (0: none)',
      detectors: 'Detectors',
      gainFrom: 'Gain from (eV per channel)',
      gainTo: 'Gain to (eV per channel)',
      offsetFrom: 'Offset from (eV)',
      offsetTo: 'Offset to (eV)',
    },
    schedule: {
      title: 'Training',
      eventsFrom: 'Events per spectrum from',
      eventsTo: 'Events per spectrum to',
      epochs: 'Epochs',
      spectraPerEpoch: 'Spectra per epoch',
      batchSize: 'Batch size',
      stepSize: 'Step size',
      seed: 'Training seed',
    },
    state: {
      epochs: (done: string, all: string) => `${done} of ${all} epochs`,
      training: (epochs: string) => `Training: ${epochs} done`,
      trainingWithTime: (epochs: string, duration: string) => `Training: ${epochs} done, about ${duration} left`,
      pausing: 'Stopping…',
      paused: (epochs: string) => `Training paused: ${epochs} done`,
      done: (epochs: string) => `Trained: ${epochs}`,
      failed: (why: string) => `Training failed: ${why}`,
      unknownReason: 'unknown reason',
    },
    progress: {
      title: (network: string, profile: string) => `“${network}” for ${profile}`,
      pace: (spectraPerSecond: string) => `${spectraPerSecond} spectra per second.`,
      loss: 'Loss by epoch',
      plot: 'Loss of the training against the epoch',
      next: (profile: string) =>
        `It is kept below and is in use for ${profile}. Next: choose that profile and the finder Heatmap CNN, then press Run analysis.`,
      resume: 'Resume',
      pause: 'Pause',
      cancel: 'Cancel training',
    },
    kept: {
      title: 'Your networks',
      inBrowser: 'Kept in this browser. Export one to use it elsewhere.',
      notKept:
        'This browser keeps nothing for this page (a private window?): export what you need before you close it.',
      none: 'None yet.',
      shippedAgain: (profile: string) => `Use the shipped network for ${profile}`,
      file: 'Model file',
      network: '{network} for {profile}, {time} UTC',
      networkInUse: '{network} for {profile}, {time} UTC, in use',
      card: 'Card',
      use: 'Use',
      choose: (network: string) => `Use ${network}`,
      export: 'Export',
      exportNetwork: (network: string) => `Export ${network}`,
      delete: 'Delete',
      deleteNetwork: (network: string) => `Delete ${network}`,
      deleteForGood: 'Delete for good',
      deleteNetworkForGood: (network: string) => `Delete ${network} for good`,
      keep: 'Keep it',
    },
    card: {
      seeded: 'from seeded weights',
      startedFrom: (network: string) => `on from ${network}`,
      facts: (
        weights: string,
        start: string,
        epochs: string,
        spectraPerEpoch: string,
        batchSize: string,
        stepSize: string,
        seed: string,
      ) =>
        `${weights} weights; ${start}; ${epochs} × ${spectraPerEpoch} spectra in batches of ${batchSize}, step size ${stepSize}, seed ${seed}.`,
      noFigures: 'Its card holds no figures on spectra that it has not seen.',
      title: (network: string) => `Held-out figures of ${network}`,
      caption: (spectra: string) => `On ${spectra} simulated spectra that it has not seen`,
      line: 'Line',
      standardDeviation: 'Standard deviation [channels]',
      pullWidth: 'Pull width',
      found: 'Found',
      foundPercent: 'Found [%]',
    },
  },

  /** Axes and annotations of the plots (plots). */
  plots: {
    /** The series as the page prints them. */
    series: { standard: 'Standard', reference: 'Reference', optimized: 'Optimized' },
    notLoaded: 'The plotting library could not be loaded: the network may be away. Nothing that is loaded is lost.',
    tryAgain: 'Try again',
    tryAgainNamed: (plot: string) => `Try again: ${plot}`,

    save: {
      as: (form: string, plot: string) => `Save as ${form}: ${plot}`,
      numbers: 'Save the numbers as CSV',
      plot: (form: string) => `Save the plot as ${form}`,
      failed: (form: string, why: string) => `The ${form} could not be made: ${why}`,
      notLoaded: (address: string) => `${address} could not be loaded`,
    },

    /** Heads of the columns of the numbers that are saved, beside the titles of the axes. */
    columns: {
      series: 'series',
      value: 'value',
      calibration: 'Calibration',
      errorOf: (quantity: string) => `error of ${quantity}`,
      lowerEndOf: (quantity: string) => `lower end of ${quantity}`,
      upperEndOf: (quantity: string) => `upper end of ${quantity}`,
      expectedLimit: (share: string) => `Expected upper limit, median and ${share} band [counts]`,
      observedLimit: 'Observed upper limit [counts]',
    },

    axes: {
      adc: 'ADC [channel]',
      energy: 'Energy [eV]',
      ownEnergy: 'Energy on the detector’s own scale [eV]',
      lineEnergy: 'Line energy [eV]',
      countsPerEv: (widthEv: string) => `Counts / ${widthEv} eV`,
      countsPerChannel: 'Counts / channel',
      countsPerChannels: (width: string) => `Counts / ${width} channels`,
      countsOfChannel: 'Counts per channel',
      countsOfChannels: (width: string) => `Counts per ${width} channels`,
      residual: 'Residual [σ]',
      deviance: '±√deviance [σ]',
      difference: '(data − mean)/√mean [σ]',
      relative: '(E − E<sub>tab</sub>) / E<sub>tab</sub> [‰]',
      fwhm: 'FWHM [eV]',
      fwhmOf: (line: string) => `${line} FWHM [eV]`,
      positionError: 'Position error [eV]',
      batchLength: 'Batch length [days]',
      calibratedMinusExpected: 'Calibrated − expected [eV]',
      foundMinusTrue: 'Found − true at Cu Kα [eV]',
      pull: 'Pull = (found − true) / stated error',
      spectraPer: (width: string) => `Spectra / ${width}`,
      displacement: 'Displacement / σ = (μ<sub>ref</sub> − μ<sub>opt</sub>) / σ(μ<sub>ref</sub>)',
      displacementShort: 'Displacement / σ',
      batchesPer: (width: string) => `Batches / ${width}`,
      totalYield: 'Total yield (1: a month of one SDD)',
      sigmaOf: (lines: string) => `σ of ${lines} [ADC channels]`,
      predictedMinusTrue: 'Predicted − true [ADC channels]',
      linesPerChannel: 'Lines / channel',
      iteration: 'Iteration',
      gainInLogL: 'Gain in ln L',
      gradient: '|∇ ln L|',
      gainDrift: 'Gain drift [%]',
      upperLimit: 'Upper limit [counts]',
      epoch: 'Epoch',
      loss: 'Loss (mean negative log likelihood)',
    },

    /** What is drawn, where it is named beside its curve, in a legend or in the numbers that are saved. */
    drawn: {
      sdd: (sdd: string) => `SDD ${sdd}`,
      counts: 'counts',
      countsBeside: 'counts beside the window',
      model: 'model',
      startValues: 'start values',
      noise: 'noise',
      blinded: 'blinded',
      bestFit: (series: string) => `${series}, best fit`,
      background: (series: string) => `${series}, background`,
      continuous: (series: string) => `${series}, continuous`,
      onEvents: (series: string, events: string) => `${series}, ${events}`,
      expected: 'expected',
      observed: 'observed',
      resolutionLaw: 'resolution law',
      alarmLine: 'alarm line',
      data: 'Data',
      ownMean: 'Own mean',
      autoencoder: 'Autoencoder',
      ownLines: 'own lines',
      batches: 'batches',
      allLines: 'all lines',
      withAllPoints: 'with all points',
      withoutIt: 'without it',
      widthOne: 'width 1',
      gaussian: 'Gaussian of width 1',
      cramerRao: 'Cramér-Rao limit',
      eventsUsed: 'events used',
      eventsLeftOut: 'events left out',
      inSample: 'in sample',
      heldOut: 'held out',
      training: 'training',
      noKind: 'no kind',
    },

    /** What is told of a place that is pointed at. Numbers come as Plotly's placeholders. */
    hover: {
      adc: (adc: string) => `ADC ${adc}`,
      adcEnergy: (adc: string, energyEv: string) => `ADC ${adc} (${energyEv} eV)`,
      counts: (place: string, counts: string) => `${place}: ${counts} counts`,
      spectra: (place: string, count: string) => `${place}: ${count} spectra`,
      batches: (place: string, count: string) => `${place}: ${count} batches`,
      expected: (value: string) => `expected: ${value} ‰`,
      resolutionLaw: (fwhmEv: string) => `resolution law: ${fwhmEv} eV`,
      predicted: (fwhmEv: string) => `predicted by Ti and Mn: ${fwhmEv} eV`,
      atYield: (channels: string, totalYield: string) => `${channels} channels at yield ${totalYield}`,
      atYieldOf: (channels: string, totalYield: string, spectra: string) =>
        `${channels} channels at yield ${totalYield} (${spectra} spectra)`,
      linesAt: (lines: string, channels: string) => `${lines} lines at ${channels} channels`,
      iteration: (iteration: string, value: string) => `iteration ${iteration}: ${value}`,
      logL: (value: string) => `ln L = ${value}`,
      epoch: (epoch: string, loss: string) => `epoch ${epoch}: ${loss}`,
      medianLimit: (counts: string) => `median expected: ${counts} counts`,
      observedLimit: (counts: string) => `observed: ${counts} counts`,
    },
  },

  /** Messages of the store (store). */
  store: {
    moreThan: (first: string, more: string) => `${first} and ${more} more`,
    and: (first: string, second: string) => `${first} and ${second}`,
    stages: {
      read: 'Reading',
      analyse: 'Starting',
      optimise: 'Optimising',
      benchmark: 'Benchmark',
      train: 'Training',
      budget: 'Error budget',
      watch: 'Watching the array',
      preview: 'Effect of the selection',
      closure: 'Closure',
      tradeOff: 'Comparing batch lengths',
      unblind: 'Unblinding',
    },
    worker: {
      webAssembly: 'WebAssembly takes its place until the page is loaded anew.',
      lost: 'Nothing is lost for good: what was loaded is read again when it is needed. Press Run analysis to go on.',
      lostTraining: 'The worker stopped, and what was trained so far is lost: press Train again',
    },
    data: {
      demoProfile: 'the demo run is a simulated month of VIP-2',
      loadedAlready: (file: string) => `${file} is loaded already and was not added again.`,
      shortened: (drift: string, length: string, shorter: string) =>
        `The energy scale drifts by ${drift} eV in a day. Batches of ${length} do not follow it: they were shortened to ${shorter}, and everything was done again.`,
      otherNumbers:
        'SDDs have other numbers or batches now: lines moved by hand and what was left out or taken in by hand are as the run gives them.',
      notWatched: (why: string) => `The array could not be watched: ${why}`,
    },
    keptRun: {
      notKept: (why: string) => `This run is not kept: ${why}`,
      notKeptForReload: (why: string) => `This run is not kept: ${why}. A reload of the page will not find it.`,
      removed: (why: string) =>
        `The run kept in this browser cannot be restored and was removed: ${why}. Drop its files again.`,
      notRestored: (why: string) => `The kept run could not be restored: ${why}`,
      replaced: (files: string) =>
        `The restored run was replaced: its files are not kept, so that others cannot be added to it. Drop them all together (${files} too) to have them as one run.`,
      filesNeeded: (why: string, files: string) =>
        `This run was restored without its files, and they are needed: ${why}. Drop ${files} again.`,
      otherRun: 'another run has been loaded since',
      noLongerKept: 'it is no longer kept',
      otherNames: 'its spectra are added up by SDD and batch, so other names cannot be given to them',
      unknownReading: 'it is no longer known how it was read',
      otherKinds: 'this profile has other kinds of runs',
      otherOverflow: 'this profile has another overflow',
      otherBatches: (length: string) => `batches of ${length} cannot be put together from what is kept`,
    },
    networks: {
      unusable: (network: string, why: string) => `The kept network ${network} cannot be used: ${why}`,
      tooLarge: (file: string, size: string) =>
        `${file}: ${size} are too much for a model's file, which has less than 8 MB`,
    },
    profiles: {
      unusable: (why: string) => `A kept profile cannot be used: ${why}`,
      tooLarge: 'too large for a profile, which has less than 1 MB',
      copy: (profile: string) => `${profile}, mine`,
      copyNumber: (profile: string, number: string) => `${profile}, mine ${number}`,
      nameless: 'name: the profile needs one',
      nameTaken: (profile: string) => `name: there is a profile “${profile}” already`,
    },
    trainingForm: {
      network: 'my network',
      name: 'a name, please',
      nameTaken: 'there is one already: choose it above',
      events: 'more events than from',
      batchSize: 'at most the spectra per epoch',
      lines: (fewest: string, most: string) => `${fewest} to ${most} lines, please`,
      gain: 'a higher gain than from',
      offset: 'a higher offset than from',
      window: 'with no gain and offset of these ranges are all lines in this window',
    },
    attention: {
      onlyBatch: 'in the only batch',
      batches: (some: string, all: string) => `in ${some} of ${all} batches`,
      line: (line: string, finding: string, batches: string) => `${line}: ${finding} ${batches}`,
      chosenFinder: 'the chosen finder',
      fellBack: (chosen: string, batches: string, other: string) =>
        `${chosen} saw no lines ${batches}: found by ${other}`,
      missing: 'not found',
      unsure: (lowest: string, sure: string) => `probability down to ${lowest}, below ${sure}`,
      scattered: (channels: string) =>
        `predicted more than ${channels} channels from its median, more than drift can do,`,
      fitElsewhere: (errors: string) => `predicted and fitted differ by more than ${errors} errors`,
      badFit: 'fit poor or failed',
    },
    batches: {
      number: 'Batch number',
      time: 'Time (UTC)',
      eventsPerHour: 'Events per hour',
      events: 'Events',
    },
    lengths: {
      days: (count: number, written: string) => `${written} ${plural(count, 'day')}`,
      hours: (hours: string) => `${hours} hours`,
      continuous: (length: string) => `${length}, continuous`,
    },
    tradeOff: {
      best: (view: string, width: string) =>
        `On events that had no part in it the line is narrowest with ${view}: ${width} eV.`,
      bestOfEquals: (view: string, width: string, others: string) =>
        `On events that had no part in it the line is narrowest with ${view}: ${width} eV (${others}: hardly worse).`,
      longestAsGood: (length: string) => `One calibration for ${length} is as good.`,
      longestLoses: (length: string, loss: string) => `One calibration for ${length} loses ${loss} eV.`,
      optimism: (flattering: string, width: string, shortest: string, wider: string) =>
        `In sample ${flattering} look best, ${width} eV; at ${shortest} the line is ${wider} eV wider on other events than in sample.`,
    },
    channels: {
      byHand: 'set aside by hand',
    },
    import: {
      timeUnits: {
        s: 'seconds since 1970',
        ms: 'milliseconds since 1970',
        us: 'microseconds since 1970',
        ns: 'nanoseconds since 1970',
      },
      roles: { adc: 'ADC', sdd: 'SDD', bus: 'bus', time: 'time', crossTalk: 'cross-talk', cut: 'cut' },
      alike: (first: string, count: number, written: string) =>
        `${first} and ${written} ${plural(count, 'file')} like it`,
    },
    watched: {
      score: 'Score',
      rate: 'Rate',
      gain: 'Gain',
      offset: 'Offset',
      fwhm: 'FWHM',
      position: 'Position',
    },
    watchedQuantities: {
      score: 'Score, −log₁₀ p',
      rate: 'Rate over its mean',
      gain: 'Gain against its mean [‰]',
      offset: 'Offset at ADC 0 against its mean [eV]',
      fwhm: 'FWHM of the strongest line [eV]',
      position: 'Lines against their mean position [eV]',
    },
    /** Settings as they are called beside `names`, and their values. */
    settings: {
      channelOverrides: 'SDDs by hand',
      excludedStretches: 'Batches left out',
      batchSplits: 'Batches split',
      peakCorrections: 'Lines by hand',
      priors: 'Priors',
      seed: 'Seed',
      folds: 'Folds',
      bootstrapReplicas: 'Resamplings',
      unblinded: 'Unblinded 7747 eV',
      on: 'on',
      off: 'off',
      none: 'none',
      more: (first: string, more: string) => `${first}; ${more} more`,
      detectorScreened: (detector: string) => `SDD ${detector} left to the screening`,
      detectorTakenIn: (detector: string) => `SDD ${detector} taken in`,
      detectorLeftOut: (detector: string) => `SDD ${detector} left out`,
      line: (line: string, detector: string) => `${line} of SDD ${detector}`,
      lineInBatch: (line: string, detector: string, batch: string) => `${line} of SDD ${detector}, batch ${batch}`,
      lineRemoved: (line: string) => `${line} removed`,
      lineMoved: (line: string, channel: string) => `${line} moved to ${channel}`,
      batch: (detector: string, batch: string) => `SDD ${detector}, batch ${batch}`,
      split: (detector: string, time: string) => `SDD ${detector} at ${time}`,
    },
    /** What the history says of a change. */
    changes: {
      start: 'Start',
      reloaded: 'Page loaded again',
      heldUp: 'wait for what is running, or cancel it',
      changesRun: (entry: string) => `To go to “${entry}” changes the run: wait for what is running, or cancel it.`,
      cleared: 'Run cleared',
      demoLoaded: 'Demo run loaded',
      restored: 'Run restored from the browser',
      filesAdded: (files: string) => `${files} added`,
      filesLoaded: (files: string) => `${files} loaded`,
      filesRemoved: (files: string) => `${files} removed from the run`,
      withProfile: (change: string, profile: string) => `${change}, profile ${profile}`,
      setting: (setting: string, before: string, after: string) => `${setting} ${before} → ${after}`,
      unblinded: 'Unblinded 7747 eV, which cannot be taken back',
      leftToFinder: (line: string) => `${line} left to the finder`,
      split: (batch: string) => `Batch of ${batch} split`,
      joined: (batch: string) => `Split of ${batch} taken back`,
      leftOut: (batch: string) => `${batch} left out`,
      takenIn: (batch: string) => `${batch} taken in again`,
      profileSaved: (profile: string) => `Profile ${profile} saved`,
      profileDeleted: (profile: string) => `Profile ${profile} deleted`,
      noPattern: 'by no pattern',
      pattern: (pattern: string) => `by the pattern ${pattern}`,
      named: (how: string) => `Spectra named ${how}`,
      namedByHand: (how: string, byHand: string) => `Spectra named ${how}, ${byHand} by hand`,
      choice: (file: string) => `Something else read of ${file}`,
      fit: (lines: string, detector: string, what: string) => `Fit of ${lines}, SDD ${detector}: ${what}`,
      fitInBatch: (lines: string, detector: string, batch: string, what: string) =>
        `Fit of ${lines}, SDD ${detector}, batch ${batch}: ${what}`,
      fitRange: (first: string, last: string) => `channels ${first} to ${last}`,
      fitStart: (parameter: string, value: string) => `${parameter} starts at ${value}`,
      fitFixed: (parameter: string) => `${parameter} fixed`,
      fitFree: (parameter: string) => `${parameter} free`,
      naturalWidthsOn: 'natural widths on',
      naturalWidthsOff: 'natural widths off',
      fitAsAnalysed: 'as the analysis has it',
      closure: (setting: string, before: string, after: string) => `Closure test: ${setting} ${before} → ${after}`,
      closureSettings: { toys: 'toys', seed: 'seed', variant: 'variant' },
      falseAlarms: (before: string, after: string) => `False alarms ${before} → ${after}`,
      rule: (kinds: string, score: string) =>
        `Rule of selection: ${kinds} left out above ${score}, steps split nothing`,
      ruleWithSplits: (kinds: string, score: string, stepScore: string) =>
        `Rule of selection: ${kinds} left out above ${score}, steps split above ${stepScore}`,
      shippedNetwork: (profile: string) => `The shipped network in use for ${profile}`,
      network: (network: string, profile: string) => `Network ${network} in use for ${profile}`,
    },
    sessions: {
      name: (number: string) => `Session ${number}`,
      nameLength: (most: string) => `A name of 1 to ${most} characters is needed`,
      nameTaken: (session: string) => `There is a session of the name ${session} already`,
      opened: (session: string) => `${session} opened`,
      notKept: (why: string) => `This session is not kept: ${why}. Export it.`,
      notRemoved: (why: string) => `What this browser keeps of the session could not be removed: ${why}`,
      unreadable: (why: string) => `A kept session cannot be read by this version of the page: ${why}`,
      deletedElsewhere: 'This session is no longer kept: it was deleted in another window',
      isOpen: 'The open session cannot be deleted: open another one first',
      tooLarge: 'too large for a session, which has less than 100 MB',
      cannotGoOn: (session: string, why: string) =>
        `${session} cannot go on: ${why}. Reload the page and drop its files again.`,
      notAsNamed: 'its files were not read as it names them',
      filesNeeded: (session: string) => `${session} is about files that are not loaded.`,
      drop: (files: string) => `Drop ${files}.`,
      strange: (files: string) => `${files}: not the content that this session is about.`,
    },
    compared: {
      data: 'Data',
      network: 'Network',
      backend: 'Backend',
      version: 'Version',
      shipped: 'shipped',
      noAnalysis: (sessions: string) => `No analysis has been made in ${sessions}.`,
      sameFigures: 'The figures are the same to the last digit.',
      same: 'Nothing differs: the same to the last digit.',
      /** Which events two sessions share, and what the errors of their differences are for it. */
      events: {
        same: 'Both have the same events, so their errors are paired: each difference has an error between that of figures that go up and down together and that of independent ones. Both bounds are shown, since two analyses by themselves do not tell which.',
        chosen:
          'Both have the same data, but not the same events of them are left out: errors are paired in part, and both bounds of that of each difference are shown.',
        shared:
          'Some files are in both: errors are paired in part, and both bounds of that of each difference are shown.',
        apart: 'No file is in both: errors are independent, and those of the differences are their sums in quadrature.',
      },
      otherLines: (first: string, second: string) =>
        `Their lines of interest differ (${first}, ${second}): widths and gains of different lines are not compared, but what both have is.`,
      otherProfiles: (line: string) =>
        `Their profiles differ: ${line} is the line of interest in both, but it may be fitted in another region and with other neighbours.`,
      narrower: 'narrower',
      wider: 'wider',
      found: {
        beyond: (line: string, how: string) =>
          `The optimised ${line} line is ${how} in the second on held-out events, by more than two errors even of independent figures.`,
        chance: (line: string) =>
          `The optimised ${line} width does not differ on held-out events by more than two errors.`,
        open: (line: string) =>
          `Whether the optimised ${line} width differs on held-out events hangs on how far the errors are paired: by the lower bound of its error it does, by the upper one it does not.`,
      },
      oddFigures:
        'Same data, settings, backend and version, and yet other figures: one of the two does not belong to its settings.',
      noRun: 'none',
      demoRun: 'demo run',
      noFile: 'no file',
      files: (files: string, sha256: string, events: string) => `${files} (SHA-256 ${sha256}…), ${events} events`,
    },
    notHeld:
      'The figures on this page stay, but the fits and calibrations behind them are no longer held: press Run analysis to make them anew.',
    spectrumNotShown: (why: string) => `The spectrum cannot be shown: ${why}`,
  },
};

/** Every export is held against the JSON Schema that ships with the product, and broken ones must not pass. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020';
import { beforeAll, describe, expect, it } from 'vitest';
import { TIMELESS_RUN, TOY_RUN, TOY_SETTINGS, toyAnalysis } from '../src/assess/fixtures/toyAnalysis';
import { closureReport } from '../src/assess/closure/report';
import { placeSpectra } from '../src/ingest/naming/placeSpectra';
import type { Analysis } from '../src/assess/results';
import { resultsDocument, type ResultsDocument } from '../src/assess/resultsDocument';

const schema = JSON.parse(
  readFileSync(new URL('../public/schema/halfmax-results-1.schema.json', import.meta.url), 'utf8'),
) as object;
const validate = new Ajv2020({ allErrors: true, strict: true, strictTypes: false }).compile(schema);
const APP = { version: '0.1.0', commit: 'abc' };

/** What a reader of the file gets. */
type Json = Record<string, unknown>;
const throughJson = (document: ResultsDocument) => JSON.parse(JSON.stringify(document)) as Json;
function faults(document: unknown): string[] {
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

/** A deep copy with the value at `path` replaced, or removed where `value` is undefined. */
function broken(document: Json, path: readonly (string | number)[], value: unknown): Json {
  const copy = structuredClone(document);
  let place: unknown = copy;
  for (const key of path.slice(0, -1)) place = (place as Record<string | number, unknown>)[key];
  const last = path.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(place as object, last);
  else (place as Record<string | number, unknown>)[last] = value;
  return copy;
}

let analysis: Analysis;
let document: Json;
beforeAll(async () => {
  analysis = await toyAnalysis();
  document = throughJson(
    resultsDocument({ run: TOY_RUN, analysis, app: APP, settings: TOY_SETTINGS, backend: analysis.backend }),
  );
});

describe('halfmax-results.json against its schema', () => {
  it('passes after an analysis', () => {
    expect(faults(document)).toEqual([]);
  });

  it('passes with spectra that went by their names, and not with one that lacks its SDD', () => {
    const naming = { pattern: 'sdd{sdd}.spe', usesHeader: true, utcOffsetHours: 1, lengthHours: null, byHand: {} };
    const { spectra } = placeSpectra([{ file: 'sdd3.spe', position: 0, of: 1, facts: {} }], naming, []);
    const untimed = {
      file: 'a.csv',
      facts: {},
      start: 1,
      stop: 2,
      ordinal: 0,
      timeFrom: 'name',
      problems: [],
    } as const;
    const run = { ...TOY_RUN, named: { naming, numbered: [], spectra, files: [untimed] } };
    const having = throughJson(resultsDocument({ run, analysis, app: APP, settings: TOY_SETTINGS, backend: null }));
    expect(faults(having)).toEqual([]);
    expect(having['dataset']).toMatchObject({ naming: { spectra: [{ file: 'sdd3.spe', spectrum: 1, sdd: 3 }] } });
    expect(faults(broken(having, ['dataset', 'naming', 'spectra', 0, 'sdd'], undefined))).not.toEqual([]);
    expect(faults(broken(having, ['dataset', 'naming', 'spectra', 0, 'sddFrom'], 'guess'))).not.toEqual([]);
    expect(faults(broken(having, ['dataset', 'naming', 'files', 0, 'start'], 'noon'))).not.toEqual([]);
  });

  it('passes with an error budget, and not with one that lacks figures', () => {
    const shifts = { scaleEv: 0.3, positionEv: NaN, fwhmEv: null };
    const entries = [
      { source: 'Binning', change: 'twice as wide', kind: 'systematic' as const, isSigned: true, ...shifts },
    ];
    const budget = { entries, systematic: shifts, total: shifts };
    const having = throughJson(
      resultsDocument({ run: TOY_RUN, analysis, budget, app: APP, settings: TOY_SETTINGS, backend: null }),
    );
    expect(faults(having)).toEqual([]);
    expect(having['errorBudget']).toMatchObject({ scaleAtEv: 7747, total: { scaleEv: 0.3, positionEv: null } });
    expect(faults(broken(having, ['errorBudget', 'total'], undefined))).not.toEqual([]);
    expect(faults(broken(having, ['errorBudget', 'entries', 0, 'kind'], 'other'))).not.toEqual([]);
  });

  it('passes with what was seen of the array, and not with a kind that there is not', () => {
    const { start, stop } = TOY_RUN.histograms.batches[1] ?? { start: null, stop: null };
    const monitor = {
      falseAlarmRate: 0.02,
      threshold: 3,
      sliceDays: null,
      hasAutoencoder: true,
      detectorScores: TOY_RUN.histograms.detectors.map((_, i) => (i === 0 ? 4.5 : null)),
      anomalies: [
        {
          detector: 0,
          batch: 1,
          kind: 'burst' as const,
          score: 4.5,
          reason: 'Burst: noise.',
          part: { from: 2000, to: 4100, unit: 'eV' as const },
        },
        { detector: 1, batch: null, kind: 'dead' as const, score: 300, reason: 'Dead: no counts.', part: null },
      ],
    };
    const settings = {
      ...TOY_SETTINGS,
      excludedStretches: [{ detector: '0', start, stop, batch: 1, reason: 'Burst: noise.' }],
      batchSplits: [{ detector: '0', atS: 1.6e9, reason: 'Gain step: 20 eV.' }],
    };
    const having = throughJson(
      resultsDocument({
        run: TOY_RUN,
        analysis: { ...analysis, settings },
        monitor,
        app: APP,
        settings,
        backend: null,
      }),
    );
    expect(faults(having)).toEqual([]);
    expect(having['anomalies']).toMatchObject([
      { sdd: 0, batch: 1, start, stop, kind: 'burst', score: 4.5 },
      { sdd: 1, batch: null, kind: 'dead', part: null },
    ]);
    expect((having['channels'] as Json[])[0]).toMatchObject({ anomalyScore: 4.5 });
    expect(faults(broken(having, ['anomalies', 0, 'kind'], 'other'))).not.toEqual([]);
    expect(faults(broken(having, ['anomalies', 0, 'reason'], undefined))).not.toEqual([]);
    expect(faults(broken(having, ['settings', 'excludedStretches', 0, 'reason'], ''))).not.toEqual([]);
    expect(faults(broken(having, ['settings', 'batchSplits', 0, 'atS'], 'later'))).not.toEqual([]);
  });

  it('passes with a closure test, and not with one that lacks figures', () => {
    const deviations = [0, 1].map((detector) => ({ toy: 0, detector, batch: 0, ev: 1 + detector, errorEv: 2 }));
    const toy = {
      seed: 3,
      deviations: { reference: deviations, optimized: [] },
      truth: { positionEv: 8047, fwhmEv: 170 },
      response: { reference: { positionEv: 0.4, fwhmEv: NaN }, optimized: { positionEv: null, fwhmEv: null } },
      lost: [],
    };
    const extent = {
      line: 'MnKa' as const,
      detectors: [0, 1].map((sdd) => ({ bus: null, sdd })),
      batches: 1,
      leftOut: 1,
    };
    const closure = closureReport({ toys: 1, seed: 3, variant: 'nickel' }, TOY_SETTINGS, extent, [toy]);
    const having = throughJson(
      resultsDocument({ run: TOY_RUN, analysis, closure, app: APP, settings: TOY_SETTINGS, backend: null }),
    );
    expect(faults(having)).toEqual([]);
    expect(having['closure']).toMatchObject({
      settings: { toys: 1, seed: 3, variant: 'nickel' },
      line: 'MnKa',
      seeds: [3],
      reference: { spectra: 2, meanEv: { value: 1.5, error: 0.5 }, fwhmEv: { value: null, error: null } },
      optimized: { spectra: 0, meanEv: { value: null, error: null } },
    });
    expect(faults(broken(having, ['closure', 'reference', 'pullWidth'], undefined))).not.toEqual([]);
    expect(faults(broken(having, ['closure', 'settings', 'toys'], 0))).not.toEqual([]);
    expect(faults(broken(having, ['closure'], undefined))).toEqual([]);
  });

  it('passes without an analysis, with and without a backend, missing parts empty', () => {
    for (const backend of [null, { name: 'webgpu', adapter: 'SwiftShader' }]) {
      const bare = throughJson(
        resultsDocument({ run: TIMELESS_RUN, analysis: null, app: APP, settings: TOY_SETTINGS, backend }),
      );
      expect(faults(bare)).toEqual([]);
      expect(bare).toMatchObject({
        channels: [],
        peaks: [],
        fits: [],
        calibration: { standard: [], reference: [], optimized: [] },
        optimisation: null,
        cuKa: [],
        verdict: null,
        dataset: { sdds: 2, batches: 1, events: 0, start: null, stop: null },
      });
    }
  });

  it('says which priors took part, and passes without', () => {
    expect(document).toMatchObject({ settings: { priors: { referenceCovariance: true, smoothInTime: false } } });
    expect(faults(broken(document, ['settings', 'priors'], undefined))).toEqual([]);
  });

  it('passes with properties that later versions add', () => {
    expect(faults({ ...document, later: { anything: 1 } })).toEqual([]);
    expect(faults(broken(document, ['cuKa', 0, 'fwhmSystematic'], 2))).toEqual([]);
  });

  const breaks: readonly (readonly [string, readonly (string | number)[], unknown])[] = [
    ['another schema', ['schema'], 'halfmax-results/2'],
    ['no verdict', ['verdict'], undefined],
    ['a verdict against itself', ['verdict', 'against'], 'optimized'],
    ['a gain without an error', ['verdict', 'gainEv', 'error'], undefined],
    ['text for a number', ['cuKa', 0, 'fwhm', 'value'], '176.4'],
    ['a negative error', ['cuKa', 0, 'fwhm', 'error'], -1],
    ['an unknown spectrum', ['cuKa', 0, 'spectrum'], 'optimised'],
    ['cross-validation unsaid', ['cuKa', 3, 'crossValidated'], undefined],
    ['two constants', ['calibration', 'reference', 0, 'p'], [1, 2]],
    ['a constant that is null', ['calibration', 'reference', 0, 'p', 2], null],
    ['a covariance of six', ['calibration', 'reference', 0, 'covariance'], [1, 2, 3, 4, 5, 6]],
    ['an unknown status', ['calibration', 'optimized', 0, 'status'], 'guessed'],
    ['no set of constants', ['calibration', 'optimized'], undefined],
    ['a peak of an unknown line', ['peaks', 0, 'line'], 'XxKa'],
    ['a correction of an unknown line', ['settings', 'peakCorrections', 0, 'line'], 'XxKa'],
    ['a peak nowhere', ['peaks', 0, 'adc'], null],
    ['a fractional SDD', ['peaks', 0, 'sdd'], 1.5],
    ['an ok fit without position', ['fits', 0, 'adc'], null],
    ['a failed fit without a reason', ['fits', 1, 'why'], null],
    ['an exclusion without a reason', ['channels', 3, 'reason'], null],
    ['a comb without a period', ['channels', 0, 'comb', 'period'], undefined],
    ['a noise spike nowhere', ['channels', 0, 'noiseSpikes', 0, 'adc'], null],
    ['a hash that is none', ['dataset', 'files', 0, 'sha256'], 'abc'],
    ['events that are negative', ['dataset', 'events'], -1],
    ['no seed', ['settings', 'seed'], undefined],
    ['a prior that is neither on nor off', ['settings', 'priors', 'shrinkage'], 'a little'],
    ['an unknown backend', ['backend', 'name'], 'cuda'],
    ['a likelihood that is text', ['optimisation', 'logLikelihood', 1], 'NaN'],
    ['no tabulated energy', ['lines', 0, 'tabulated'], undefined],
    ['a displacement without batch', ['displacements', 0, 'batch'], null],
    ['no total time', ['timings', 'totalMs'], undefined],
  ];
  it.each(breaks)('does not pass with %s', (_, path, value) => {
    const place = path
      .slice(0, -1)
      .map((key) => `/${String(key)}`)
      .join('');
    const found = faults(broken(document, path, value));
    expect(found.filter((fault) => fault.startsWith(place))).not.toEqual([]);
  });
});

describe('the results document', () => {
  it('says what the analysis says', () => {
    expect(document).toMatchObject({
      schema: 'halfmax-results/1',
      app: { name: 'halfmax', version: '0.1.0', commit: 'abc' },
      backend: { name: 'wasm', adapter: 'SIMD' },
      dataset: { sdds: 4, batches: 6, overflow: 3, start: 0, stop: 6000 },
      settings: TOY_SETTINGS,
      optimisation: { loss: 'prior', logLikelihood: [-3, -2, -1.5], stoppedBecause: 'done' },
      verdict: { against: analysis.verdict.against, text: analysis.verdict.text },
      timings: { assessMs: null, totalMs: 10 },
    });
    expect(document['cuKa']).toHaveLength(6);
    expect(document['lines']).toHaveLength(36);
    expect(document['warnings']).toEqual(['a warning of the reader', ...analysis.warnings]);
  });

  it('says of every detector what its ADC adds, and nothing where spectra are not cleaned', () => {
    const channels = document['channels'] as Json[];
    expect(channels[0]).toMatchObject({
      comb: { period: 4, amplitude: 0.22, widths: [1.22, 0.95, 0.87, 0.96] },
      noiseSpikes: [{ adc: 1012.4, sigmaAdc: 3.5, counts: 812 }],
    });
    expect(channels[1]).toMatchObject({ comb: null, noiseSpikes: [] });
    const asIs = { ...analysis, adc: [] };
    const made = resultsDocument({ run: TOY_RUN, analysis: asIs, app: APP, settings: TOY_SETTINGS, backend: null });
    expect(faults(made)).toEqual([]);
    expect(made.channels[0]).toMatchObject({ comb: null, noiseSpikes: [] });
  });

  it('gives every constant the time that it holds for, and none to excluded detectors', () => {
    const { standard = [], reference = [] } = document['calibration'] as Record<string, Json[]>;
    expect(standard).toHaveLength(3);
    expect(standard[0]).toMatchObject({ bus: null, sdd: 0, batch: null, start: 0, stop: 6000 });
    expect(reference).toHaveLength(18);
    expect(reference[7]).toMatchObject({
      sdd: 1,
      batch: 1,
      start: 1000,
      stop: 2000,
      p: analysis.calibration.reference[7]?.p,
    });
    expect([...standard, ...reference].some((row) => row['sdd'] === 3)).toBe(false);
  });

  it('has null for what is not finite, and leaves out constants that are not', () => {
    const [row] = analysis.calibration.reference;
    const [copper] = analysis.cuKa;
    if (row === undefined || copper === undefined) throw new Error('the toy has both');
    const odd: Analysis = {
      ...analysis,
      calibration: {
        ...analysis.calibration,
        reference: [
          { ...row, p: [NaN, 1, 0] },
          { ...row, covariance: [Infinity] },
        ],
      },
      cuKa: [{ ...copper, chi2: NaN, fwhm: { value: Infinity, error: NaN } }],
      verdict: { ...analysis.verdict, gainEv: { value: NaN, error: -Infinity } },
      optimisation: { ...analysis.optimisation, logLikelihood: [1, -Infinity, NaN] },
      displacements: [{ detector: 0, batch: 0, value: NaN }],
    };
    const made = resultsDocument({ run: TOY_RUN, analysis: odd, app: APP, settings: TOY_SETTINGS, backend: null });
    expect(faults(made)).toEqual([]);
    expect(made.calibration.reference).toHaveLength(1);
    expect(made.warnings.at(-1)).toBe('1 rows of constants are not finite and were left out');
    expect(made.calibration.reference[0]?.covariance).toBeNull();
    expect(made.cuKa[0]).toMatchObject({ chi2: null, fwhm: { value: null, error: null } });
    expect(made.optimisation?.logLikelihood).toEqual([1, null, null]);
    expect(made.displacements[0]?.value).toBeNull();
  });

  it('names detectors by bus and number where there are buses', () => {
    const withPeak: Analysis = {
      ...analysis,
      peaks: [{ detector: 1, batch: 0, line: 'CuKa', adc: 50, adcError: 1, probability: null, finder: 'stated' }],
    };
    const made = resultsDocument({
      run: TIMELESS_RUN,
      analysis: withPeak,
      app: APP,
      settings: TOY_SETTINGS,
      backend: null,
    });
    expect(made.peaks[0]).toEqual({
      bus: 2,
      sdd: 7,
      batch: 0,
      line: 'CuKa',
      adc: 50,
      adcError: 1,
      probability: null,
      finder: 'stated',
    });
  });
});

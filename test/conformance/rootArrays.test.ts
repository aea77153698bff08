/** ROOT trees with arrays and lists of hits, as SIDDHARTA-2 writes them, and histograms of ADC by SDD. */
import { describe, expect, it } from 'vitest';
import { detectorLabel } from '../../src/dataset/detector';
import { spectrumOf } from '../../src/dataset/histograms';
import type { EventChoice, ReadChoice } from '../../src/ingest/choice/contents';
import { describeFile } from '../../src/ingest/describeFile';
import { readRun } from '../../src/ingest/readRun';
import { outcomeOf } from './damagedFiles';
import { quietTask } from './fixtures';
import { histogram, histogram2d, makeRoot, tree, type MadeBranch } from './makeRoot';

/** Every hit of the made tree: entry by entry, each with bus, sdd, adc, drift and trigger. */
const ENTRIES = [
  // A counter of 16 bits with sign: from -32768 to -32000 are 768 ticks, from 32767 to -32768 one.
  {
    kt: [10, 20, 30, 40],
    hits: [
      [1, 3, 100, -32768, 1],
      [1, 3, 101, -32000, 1],
      [2, 3, 102, -31999, 0],
    ],
  },
  { kt: [11, 21, 31, 41], hits: [] },
  // The first hit of an entry follows none, however near its counter.
  {
    kt: [12, 22, 32, 42],
    hits: [
      [1, 64, 103, -31998, 1],
      [1, 64, 104, 32767, 1],
      [6, 1, 105, -32768, 1],
      [6, 1, -7, 5000, 1],
    ],
  },
];

function ft10(entries: readonly (typeof ENTRIES)[number][] = ENTRIES, basketsOf = 2): MadeBranch[] {
  const cut = <T>(values: readonly T[]) =>
    Array.from({ length: Math.ceil(values.length / basketsOf) }, (_, i) =>
      values.slice(i * basketsOf, (i + 1) * basketsOf),
    );
  const baskets = cut(entries);
  const counts = baskets.map((some) => some.map(({ hits }) => hits.length));
  const list = (name: string, kind: MadeBranch['kind'], k: number): MadeBranch => ({
    name,
    kind,
    baskets: baskets.map((some) => some.flatMap(({ hits }) => hits.map((hit) => hit[k] ?? 0))),
    counted: { by: 'nhits', counts },
  });
  return [
    { name: 'kt', kind: 'S', length: 4, baskets: baskets.map((some) => some.flatMap(({ kt }) => kt)) },
    { name: 'nhits', kind: 'I', baskets: counts },
    list('bus', 'I', 0),
    list('sdd', 'S', 1),
    list('adc', 'S', 2),
    list('drift', 'S', 3),
    list('trigg', 'S', 4),
    {
      name: 'date',
      kind: 'I',
      baskets: baskets.map((some, i) => some.map((_, k) => 1654900000 + 100 * (i * basketsOf + k))),
    },
  ];
}

async function readOf(bytes: Uint8Array<ArrayBuffer>, choice?: ReadChoice) {
  const file = new File([bytes], 'a.root');
  const choices = new Map(choice === undefined ? [] : [['a.root', choice]]);
  const options = { batchLengthDays: 1, overflowAdc: null };
  const { histograms, files, warnings } = await readRun([file], options, quietTask(), choices);
  const bins = histograms.detectors.flatMap((key, i) =>
    [...spectrumOf(histograms, i, 0)].flatMap((n, adc) =>
      n > 0 ? [`${detectorLabel(key)} ${String(adc)} ${String(n)}`] : [],
    ),
  );
  return { bins, setAside: files[0]?.setAside ?? [], warnings, batches: histograms.batches, events: files[0]?.events };
}

async function guessOf(bytes: Uint8Array<ArrayBuffer>) {
  const [part] = await describeFile(new File([bytes], 'a.root'), quietTask());
  return part!.contents;
}

describe('the tree of SIDDHARTA-2', () => {
  const bytes = makeRoot([tree('ft10', ft10())]);

  it('is read without a question: hits by bus and SDD, in their time, cross-talk set aside and counted', async () => {
    expect((await guessOf(bytes)).isSure).toBe(true);
    const { bins, setAside, batches, events } = await readOf(bytes);
    expect(bins).toEqual(['1:3 100 1', '1:3 101 1', '1:64 103 1', '1:64 104 1']);
    expect(events).toBe(4);
    expect(setAside).toEqual([
      { events: 1, reason: 'adc below 0' },
      { events: 2, reason: 'cross-talk: less than 625 ticks of drift after the hit before' },
    ]);
    expect(batches).toEqual([{ start: 1654819200, stop: 1654905600 }]);
  });

  it('is read with cuts on the trigger of each hit and the kaon times of its entry', async () => {
    const { guess } = await guessOf(bytes);
    const choice: EventChoice = {
      ...(guess as EventChoice),
      crossTalk: null,
      cuts: [
        { column: 'trigg', index: 0, min: 1, max: null },
        { column: 'kt', index: 2, min: null, max: 31 },
      ],
    };
    const { bins, setAside } = await readOf(bytes, choice);
    expect(bins).toEqual(['1:3 100 1', '1:3 101 1']);
    expect(setAside).toEqual([
      { events: 1, reason: 'trigg below 1' },
      { events: 4, reason: 'kt[2] above 31' },
    ]);
  });

  it('has entries with more hits than are taken at once', async () => {
    const many = Array.from({ length: 3 }, () => ({
      kt: [0, 0, 0, 0],
      hits: Array.from({ length: 5000 }, (_, i) => [1, 2, i % 7, ((i * 1000) % 65536) - 32768, 1]),
    }));
    const { bins, events } = await readOf(makeRoot([tree('ft10', ft10(many, 1))]));
    expect(events).toBe(15000);
    const expected = [0, 1, 2, 3, 4, 5, 6].map((adc) => 3 * many[0]!.hits.filter((hit) => hit[2] === adc).length);
    expect(bins).toEqual(expected.map((n, adc) => `1:2 ${String(adc)} ${String(n)}`));
  });

  it.each([
    ['fewer', [[2, 0], [4]], 'has more numbers than "adc" and its counter say'],
    ['more', [[4, 0], [4]], 'baskets of the branch "'],
    ['a negative number of', [[-1, 0], [4]], 'an entry has -1 hits'],
  ])('is refused where its counter says %s hits', async (_, counts, message) => {
    const branches = ft10().map((made) => (made.name === 'nhits' ? { ...made, baskets: counts } : made));
    expect(await outcomeOf(makeRoot([tree('ft10', branches)]))).toContain(message);
  });
});

describe('a tree with an array of ADC values', () => {
  const array = (values: number[][]): MadeBranch => ({ name: 'adc', kind: 'S', length: 3, baskets: values });
  const bytes = makeRoot([
    tree('t', [
      array([
        [5, 0, 6],
        [0, 7, 8],
      ]),
    ]),
  ]);

  it('asks, and guesses that places are SDDs and 0 is no event', async () => {
    const { guess, isSure } = await guessOf(bytes);
    expect(isSure).toBe(false);
    const { bins, setAside } = await readOf(bytes, guess);
    expect(bins).toEqual(['0 5 1', '1 7 1', '2 6 1', '2 8 1']);
    expect(setAside).toEqual([{ events: 2, reason: 'adc below 1' }]);
  });

  it('takes the SDD of each place from a table', async () => {
    const { guess } = await guessOf(bytes);
    const { bins } = await readOf(bytes, { ...(guess as EventChoice), sddOfPlace: [12, 7, 9] });
    expect(bins).toEqual(['7 7 1', '9 6 1', '9 8 1', '12 5 1']);
  });
});

describe('a histogram of ADC by SDD', () => {
  const cells = [
    [0, 0, 0, 0, 0],
    [0, 1, 2, 3, 1],
    [0, 0, 4, 0, 0],
    [0, 0, 0, 0, 0],
  ];

  it('is read whichever way it lies, events outside named', async () => {
    const turned = cells[0]!.map((_, x) => cells.map((row) => row[x] ?? 0));
    for (const rows of [cells, turned]) {
      const { bins, warnings } = await readOf(makeRoot([histogram2d('spectra', rows)]));
      expect(bins).toEqual(['0 0 1', '0 1 2', '0 2 3', '1 1 4']);
      expect(warnings).toEqual(['a.root: 1 events below or above the bins not read: spectra.']);
    }
  });

  it('is left out beside histograms of each SDD, and refused with wide bins', async () => {
    const { bins, warnings } = await readOf(makeRoot([histogram2d('rates', cells), histogram('sdd4', 'F', [0, 9, 0])]));
    expect(bins).toEqual(['4 0 9']);
    expect(warnings).toEqual(['a.root: not read: TH2D "rates".']);
    expect(await outcomeOf(makeRoot([histogram2d('rates', cells, 2)]))).toContain(
      '3 bins from 0 to 6, the first 2 wide',
    );
  });
});

describe('a file with several things', () => {
  it('asks which of two trees, which of two groups of histograms of the same SDDs, and reads what is chosen', async () => {
    const events: MadeBranch[] = ['sdd', 'adc'].map((name) => ({ name, kind: 'S', baskets: [[1, 2]] }));
    const trees = await guessOf(makeRoot([tree('raw', events), tree('good', events)]));
    expect([trees.isSure, trees.guess]).toMatchObject([false, { kind: 'events', path: 'raw' }]);
    const two = makeRoot(['raw_sdd1', 'raw_sdd2', 'cut_sdd1'].map((name) => histogram(name, 'F', [0, 7, 0])));
    const groups = await guessOf(two);
    expect([groups.isSure, groups.guess]).toEqual([false, { kind: 'spectra', paths: ['raw_sdd#'] }]);
    expect((await readOf(two, { kind: 'spectra', paths: ['cut_sdd#'] })).bins).toEqual(['1 0 7']);
  });

  it('takes the cross-talk of other programs for what it is', async () => {
    const bytes = makeRoot([histogram('bus1_sdd2_crosstalk', 'F', [0, 3, 0]), histogram('bus1_sdd2', 'F', [0, 7, 0])]);
    expect((await guessOf(bytes)).isSure).toBe(true);
    expect((await readOf(bytes)).bins).toEqual(['1:2 0 7']);
  });

  it('asks about bins that are no channels, and numbers them when told to', async () => {
    const bytes = makeRoot([histogram('spectrum', 'F', [0, 1, 2, 0], { width: 0.08, from: -4 })]);
    const { isSure, guess } = await guessOf(bytes);
    expect(isSure).toBe(false);
    expect((await readOf(bytes, guess)).bins).toEqual(['0 0 1', '0 1 2']);
  });
});

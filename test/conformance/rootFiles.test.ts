/** ROOT files: which histograms and trees are read, how they are packed, and damage that is named in words. */
import { describe, expect, it } from 'vitest';
import { detectorLabel } from '../../src/dataset/detector';
import { spectrumOf } from '../../src/dataset/histograms';
import { readRun } from '../../src/ingest/readRun';
import { randomSource } from '../../src/math/random';
import { outcomeOf } from './damagedFiles';
import { bytesOf, FIXTURES, quietTask } from './fixtures';
import { histogram, makeRoot, tree, type MadeBranch } from './makeRoot';
import { PACKINGS, rootPackedBy } from './packedRoot';
import { packed } from './rootBytes';

async function spectraOf(bytes: Uint8Array<ArrayBuffer>) {
  const file = new File([bytes], 'a.root');
  const { histograms, warnings } = await readRun([file], { batchLengthDays: 2, overflowAdc: null }, quietTask());
  const spectra = histograms.detectors.map((key, i) => [
    detectorLabel(key),
    ...spectrumOf(histograms, i, 0).slice(0, 4),
  ]);
  return { spectra, warnings };
}

const branch = (name: string, kind: MadeBranch['kind'], ...baskets: number[][]): MadeBranch => ({
  name,
  kind,
  baskets,
});
const events = (...branches: MadeBranch[]) => makeRoot([tree('events', branches)]);
const SDD = branch('sdd', 'S', [1, 2]);
const ADC = branch('adc', 'I', [5, 6]);

describe('a histogram of ROOT', () => {
  it.each(['C', 'S', 'I', 'F', 'D'] as const)('is read with its contents as TH1%s', async (kind) => {
    const { spectra, warnings } = await spectraOf(makeRoot([histogram('sdd3', kind, [0, 7, 0, 9, 1, 0])]));
    expect(spectra).toEqual([['3', 7, 0, 9, 1]]);
    expect(warnings).toEqual([]);
  });

  it('has its channels at the whole numbers in its bins', async () => {
    const made = [
      histogram('sdd1', 'F', [0, 7, 8, 0], { from: 2 }),
      histogram('sdd2', 'F', [0, 7, 8, 0], { from: -0.5 }),
      histogram('sdd3', 'F', [0, 7, 8, 0], { edges: [1, 2, 3] }),
    ];
    expect((await spectraOf(makeRoot(made))).spectra).toEqual([
      ['1', 0, 0, 7, 8],
      ['2', 7, 8, 0, 0],
      ['3', 0, 7, 8, 0],
    ]);
  });

  it('gets its SDD from its name, its folders or the next free number, and its last version counts', async () => {
    const made = [
      { folder: 'bus2', objects: [histogram('sdd1', 'F', [0, 1, 0])] },
      { folder: 'deep', objects: [{ folder: 'er', objects: [histogram('h_bus3_sdd12_raw', 'F', [0, 2, 0])] }] },
      histogram('sdd4', 'F', [0, 3, 0]),
      histogram('sdd4', 'F', [0, 4, 0], { cycle: 2 }),
    ];
    expect((await spectraOf(makeRoot(made))).spectra.map((row) => row.slice(0, 2))).toEqual([
      ['4', 4],
      ['2:1', 1],
      ['3:12', 2],
    ]);
    const unnamed = [histogram('left', 'F', [0, 5, 0]), histogram('right', 'F', [0, 6, 0])];
    expect((await spectraOf(makeRoot(unnamed))).spectra.map((row) => row.slice(0, 2))).toEqual([
      ['0', 5],
      ['1', 6],
    ]);
  });

  it.each([
    [
      'events outside its bins',
      [histogram('sdd1', 'F', [3, 1, 4])],
      '7 events below or above the bins not read: sdd1.',
    ],
    [
      'other entries than events',
      [histogram('sdd1', 'F', [0, 1, 0], { entries: 9 })],
      'hold 1 events and its entries are 9',
    ],
    ['a bin that is full', [histogram('sdd1', 'F', [0, 2 ** 24, 0])], 'as high as its type can count'],
    [
      'a twin',
      [histogram('sdd1', 'F', [0, 1, 0]), { folder: 'x', objects: [histogram('sdd1', 'F', [0, 1, 0])] }],
      'histograms of SDD 1 are added up: sdd1, x/sdd1.',
    ],
    [
      'others beside it',
      [histogram('sdd1', 'F', [0, 1, 0]), histogram('sum', 'F', [0, 1, 0])],
      'a.root: not read: TH1F "sum".',
    ],
  ])('is read with a warning for %s', async (_, made, warning) => {
    expect((await spectraOf(makeRoot(made))).warnings.join()).toContain(warning);
  });

  it.each([
    [
      'wide bins',
      histogram('sdd1', 'F', [0, 1, 1, 0], { width: 4 }),
      'has 2 bins from 0 to 8, the first 4 wide; make one',
    ],
    ['uneven bins', histogram('sdd1', 'F', [0, 1, 1, 0], { edges: [0, 1, 3] }), 'has 2 bins from 0 to 3'],
    ['broken counts', histogram('sdd1', 'F', [0, 2.5, 0]), 'has 2.5 in bin 1; counts are whole numbers'],
    ['negative counts', histogram('sdd1', 'D', [0, -1, 0]), 'has -1 in bin 1'],
    ['NaN', histogram('sdd1', 'D', [0, NaN, 0]), 'has NaN in bin 1'],
    ['NaN below its bins', histogram('sdd1', 'D', [NaN, 1, 0]), 'has no count below or above its bins'],
    ['too many channels', histogram('sdd1', 'F', [0, 1, 0], { from: 65536 }), 'reaches channel 65536'],
    ['another axis than contents', histogram('sdd1', 'F', [0, 1, 0], { edges: [0, 1, 2] }), 'do not fit its axis'],
    ['a name that gives no SDD', histogram('px', 'F', [0, 1, 0], { width: 0.1 }), 'The file holds TH1F "px"'],
  ])('is refused with %s', async (_, made, message) => {
    expect(await outcomeOf(makeRoot([made]))).toContain(message);
  });
});

describe('a packed object of ROOT', () => {
  const methods = Object.entries(PACKINGS).map(
    ([method, body]) => [method.slice(0, 2), method, Buffer.from(body, 'base64')] as const,
  );

  it.each(methods)('is read where it is packed by %s', async (_, method, body) => {
    const { spectra, warnings } = await spectraOf(rootPackedBy((content) => packed(content, method, body)));
    expect(spectra).toEqual([['7', 5, 1, 1, 1]]);
    expect(warnings).toEqual([]);
  });

  it.each(methods)('ends in words where %s is damaged, again and again', async (_, method, body) => {
    const random = randomSource(5);
    for (let trial = 0; trial < 60; trial++) {
      const damaged = Buffer.from(body);
      damaged[Math.floor(random.uniform() * body.length)] = Math.floor(256 * random.uniform());
      await outcomeOf(rootPackedBy((content) => packed(content, method, damaged)));
    }
    const half = rootPackedBy((content) => packed(content, method, body.subarray(0, body.length / 2)));
    expect(await outcomeOf(half)).toMatch(/damaged/);
  });

  it('is refused where the checksum of its zlib data is another', async () => {
    const pack = (content: Uint8Array) => {
      const bytes = packed(content);
      bytes[bytes.length - 1]! ^= 1;
      return bytes;
    };
    expect(await outcomeOf(rootPackedBy(pack))).toContain('not to what its checksum says');
  });

  it.each([
    ['an unknown packing', (content: Uint8Array) => packed(content, 'QQ\x01'), 'cannot be unpacked'],
    ['another size', (content: Uint8Array) => packed(content.subarray(8)), 'does not give 627 bytes'],
    ['a piece too long', (content: Uint8Array) => packed(content).subarray(0, 40), 'is longer than its record'],
  ])('is refused with %s', async (_, pack, message) => {
    expect(await outcomeOf(rootPackedBy(pack))).toContain(message);
  });
});

describe('a tree of ROOT', () => {
  it.each(['B', 'S', 'I', 'L', 'F', 'D'] as const)('is read with numbers of TLeaf%s', async (kind) => {
    const { spectra } = await spectraOf(events(branch('sdd', kind, [1], [2, 2]), branch('adc', kind, [3, 0], [3])));
    expect(spectra).toEqual([
      ['1', 0, 0, 0, 1],
      ['2', 1, 0, 0, 1],
    ]);
  });

  it('is read with buses, more events than are taken at once, and a warning for what is not read', async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => i % 3);
    const made = [
      tree('t', [
        branch('bus', 'S', many.slice(0, 5000), many.slice(5000)),
        branch('sdd', 'S', many),
        branch('adc', 'I', many.slice(0, 4097), many.slice(4097, 4098), many.slice(4098)),
        branch('drift', 'F', many),
      ]),
      histogram('sdd1', 'F', [0, 1, 0]),
    ];
    const { spectra, warnings } = await spectraOf(makeRoot(made));
    expect(spectra.map((row) => row.slice(0, 4))).toEqual([
      ['0:0', 3334, 0, 0],
      ['1:1', 0, 3333, 0],
      ['2:2', 0, 0, 3333],
    ]);
    expect(warnings).toEqual(['a.root: branches not read: drift.', 'a.root: not read: TH1F "sdd1".']);
  });

  it.each([
    ['no adc', events(SDD, branch('x', 'I', [5, 6])), 'it holds TTree "events" (sdd, x); expected a TH1 per SDD'],
    ['branches of two lengths', events(SDD, branch('adc', 'I', [5])), '"adc" has 1 entries, and "sdd" 2'],
    ['two branches of one name', events(SDD, ADC, branch('ADC', 'I', [5, 6])), 'two branches called "adc"'],
    ['a negative channel', events(SDD, branch('adc', 'I', [5, -6])), 'event 2: adc is -6; it must be a whole number'],
    ['a broken channel', events(SDD, branch('adc', 'F', [5.5, 6])), 'event 1: adc is 5.5'],
    ['milliseconds', events(SDD, ADC, branch('time', 'D', [1, 1.7e12])), 'event 2: time is 1700000000000'],
    ['a twin', makeRoot([tree('a', [SDD, ADC]), tree('b', [SDD, ADC])]), 'several trees with sdd and adc: a, b'],
  ])('is refused with %s', async (_, bytes, message) => {
    expect(await outcomeOf(bytes)).toContain(message);
  });
});

describe('a damaged ROOT file', () => {
  const sound = bytesOf(FIXTURES.find(({ file }) => file === 'histograms.root')!);
  const changed = (at: number, ...bytes: number[]) => {
    const copy = sound.slice();
    copy.set(bytes, at);
    return copy;
  };
  const keyAt = (name: string) => Buffer.from(sound).lastIndexOf(`\x04TH1F\x09${name}`) - 26;

  it.each([
    ['cut', sound.subarray(0, 900), 'byte 900: the file ends here, and its header says'],
    ['its magic alone', sound.subarray(0, 5), 'byte 5: the file ends in its header'],
    [
      'nonsense after its magic',
      Buffer.from(`root\0${'nonsense'.repeat(40)}`),
      'the file ends here, and its header says',
    ],
    ['zeros after its magic', Buffer.concat([Buffer.from('root'), Buffer.alloc(400)]), 'its header does not lead to'],
    ['a first record of 2 GiB', changed(8, 0x7f, 255, 255, 255), 'a record of'],
    ['a list of classes beyond the file', changed(37, 0x7f, 255, 255, 255), 'at byte 2147483647'],
    ['a key without size', changed(keyAt('bus1_sdd7'), 0, 0, 0, 0), 'the key of "bus1_sdd7" has an absurd size'],
    ['a key of 2 GiB', changed(keyAt('bus1_sdd7'), 0x7f, 255, 255, 255), 'a record of 2147483647 bytes'],
    ['an object of 2 GiB', changed(keyAt('bus1_sdd7') + 6, 0x7f, 255, 255, 255), 'the file is damaged'],
    ['a key beyond the file', changed(keyAt('bus1_sdd7') + 18, 0x7f, 255, 255, 255), 'at byte 2147483647'],
  ])('is refused in words: %s', async (_, bytes, message) => {
    expect(await outcomeOf(new Uint8Array(bytes))).toContain(message);
  });

  it('is read by one hand: a task breathes once at a time', async () => {
    let breathing = 0;
    const breathe = async () => {
      expect(++breathing).toBe(1);
      await new Promise(setImmediate);
      breathing--;
    };
    const file = new File([sound], 'a.root');
    const run = await readRun([file], { batchLengthDays: 2, overflowAdc: null }, { ...quietTask(), breathe });
    expect(run.files[0]?.events).toBe(12);
  });

  it('is no ROOT file where a text starts so', async () => {
    expect(await outcomeOf('root,a\n1,2\n')).toContain('which no reader knows');
  });

  it('is refused where it holds nothing that can be read', async () => {
    expect(await outcomeOf(makeRoot([]))).toContain('it holds nothing; expected a TH1 per SDD');
    const other = { className: 'TCanvas', name: 'c1', content: () => Buffer.alloc(4) };
    expect(await outcomeOf(makeRoot([other]))).toContain('it holds TCanvas "c1"; expected a TH1 per SDD');
  });
});

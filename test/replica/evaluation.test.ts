import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { constantsOfTable, readConstants, type Constants } from './constants';
import { evaluateOnReplica } from './evaluation';

const RUNS = '../shared/data/sim';
/** SDD 0 has a spurious peak: every screening sets it aside, and so do the figures of `data/sim/README.md`. */
const NOISY_SDD = 0;

function truthOf(run: string): Constants {
  const all = readConstants(join(RUNS, run, 'truth.json')).get('truth')!;
  return new Map([...all].filter(([sdd]) => sdd !== NOISY_SDD));
}

/** The same constants with each span shifted by `shiftEv(sdd, index)`. */
function shifted(constants: Constants, shiftEv: (sdd: number, index: number) => number): Constants {
  return new Map(
    [...constants].map(([sdd, spans]) => [
      sdd,
      spans.map((span, i) => ({ ...span, p: [span.p[0] + shiftEv(sdd, i), span.p[1], span.p[2]] as const })),
    ]),
  );
}

describe.skipIf(!existsSync(RUNS))('evaluateOnReplica (skipped where ../shared/data/sim is absent)', () => {
  it.each([
    ['month', 175.3],
    ['nodrift', 174.8],
    ['drift', 180.8],
  ])('gives the FWHM that an independent implementation found with the true constants of %s', (run, fwhmEv) => {
    const [row] = evaluateOnReplica(new Map([['truth', truthOf(run)]]), join(RUNS, run));
    expect(Math.abs(row!.fwhmEv - fwhmEv)).toBeLessThan(0.5);
    expect(Math.abs(row!.positionEv - 8047.1)).toBeLessThan(0.5);
    expect(row!.rmsEv).toBeLessThan(0.1);
    expect(row!.gainPercent).toBe(0);
    expect(row!.outside).toBe(0);
  });

  it('sees a shift of the energy scale as a shift, and scatter of the batches as width', () => {
    const truth = truthOf('month');
    const sets = new Map([
      ['shifted', shifted(truth, () => 10)],
      ['scattered', shifted(truth, (sdd, index) => ((sdd + index) % 2 === 0 ? 20 : -20))],
    ]);
    const [moved, scattered, exact] = evaluateOnReplica(sets, join(RUNS, 'month'));
    expect(moved!.positionEv - exact!.positionEv).toBeCloseTo(10, 0);
    expect(Math.abs(moved!.fwhmEv - exact!.fwhmEv)).toBeLessThan(0.4);
    expect(moved!.rmsEv).toBeCloseTo(10, 1);
    // Independent widths add in quadrature.
    const wider = Math.hypot(exact!.fwhmEv, 2.3548 * 20);
    expect(Math.abs(scattered!.fwhmEv - wider)).toBeLessThan(1.2);
    expect(scattered!.rmsEv).toBeCloseTo(20, 1);
  });

  it('sees a squeezed energy scale by its gain', () => {
    const truth = truthOf('month');
    const squeezed: Constants = new Map(
      [...truth].map(([sdd, spans]) => [
        sdd,
        spans.map((span) => ({ ...span, p: [span.p[0], 0.99 * span.p[1], 0.99 * span.p[2]] as const })),
      ]),
    );
    const [row] = evaluateOnReplica(new Map([['squeezed', squeezed]]), join(RUNS, 'month'));
    expect(row!.gainPercent).toBeCloseTo(-1, 10);
  });

  it('leaves an SDD without constants out of every row', () => {
    const truth = truthOf('nodrift');
    const partial = new Map([...truth].filter(([sdd]) => sdd !== 5));
    const rows = evaluateOnReplica(new Map([['partial', partial]]), join(RUNS, 'nodrift'));
    expect(rows.map((row) => row.sdds)).toEqual([28, 28]);
    expect(rows[0]!.fwhmEv).toBe(rows[1]!.fwhmEv);
  });
});

describe('constantsOfTable', () => {
  it('reads sets, spans in order of time, and a whole-run row as always in force', () => {
    const sets = constantsOfTable(
      [
        'set,bus,sdd,batch,start,stop,p0,p1,p2,status',
        'standard,,4,,,,10,5,0.1,fitted',
        'optimized,,4,1,200,300,12,5,0.1,fitted',
        'optimized,,4,0,100,200,11,5,0.1,fitted',
      ].join('\n'),
    );
    expect(sets.get('standard')?.get(4)).toEqual([{ start: -Infinity, stop: Infinity, p: [10, 5, 0.1] }]);
    expect(
      sets
        .get('optimized')
        ?.get(4)
        ?.map(({ start, p }) => [start, p[0]]),
    ).toEqual([
      [100, 11],
      [200, 12],
    ]);
  });
});

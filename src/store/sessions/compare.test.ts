import { describe, expect, it } from 'vitest';
import { ANALYSIS, setUp } from '../fixtures/workbenchWithFakeWorker';
import { compareSessions } from './compare';
import { makeSession } from './makeSession';
import type { Session } from './session';

const APP = { version: '1', commit: 'c' };

function session(change: (state: ReturnType<typeof setUp>['workbench']) => void = () => undefined): Session {
  const { workbench } = setUp();
  workbench.setState({ analysis: ANALYSIS });
  change(workbench);
  return makeSession(workbench.getState(), APP, 'A', '2026-11-26T12:00:00Z');
}
const compare = (a: Session, b: Session) => compareSessions(a, b, (id) => id.toUpperCase());

/** A run of files with hashes of these digits. */
const RUN = (...digits: string[]) => ({
  source: 'files' as const,
  files: digits.map((digit) => ({ name: `${digit}.csv`, bytes: 1, sha256: digit.repeat(32) })),
  events: 1234,
});

describe('two sessions side by side', () => {
  it('are the same to the last digit where nothing differs', () => {
    const { lines, differences, verdict } = compare(session(), session());
    expect(differences).toEqual([]);
    expect(verdict).toBe('Nothing differs: the same to the last digit.');
    expect(lines.map(({ line }) => line)).toEqual([ANALYSIS.interest.line]);
    const rows = lines[0]?.rows ?? [];
    expect(rows).toHaveLength(ANALYSIS.interest.rows.length);
    for (const { a, b, spectrum, crossValidated, fwhm } of rows) {
      const own = ANALYSIS.interest.rows.find(
        (row) => row.spectrum === spectrum && row.crossValidated === crossValidated,
      );
      expect([a?.fwhm, b?.position]).toEqual([own?.fwhm, own?.position]);
      expect(fwhm?.value ?? 0).toBe(0);
    }
  });

  it('differ in the settings that their figures were made with, in words', () => {
    const settings = { ...ANALYSIS.settings, learningRate: 0.1, lineEnergies: 'tabulated' as const };
    const other = session((workbench) => workbench.setState({ analysis: { ...ANALYSIS, settings } }));
    expect(compare(session(), other).differences).toEqual([
      { what: 'Correct centroid shifts', a: 'on', b: 'off' },
      { what: 'Learning rate', a: String(ANALYSIS.settings.learningRate), b: '0.1' },
    ]);
  });

  it('tell of other data by name and hash, and of a missing analysis', () => {
    const run = {
      source: 'files' as const,
      files: [{ name: 'a.csv', bytes: 1, sha256: 'ab'.repeat(32) }],
      events: 1234,
    };
    const { differences, verdict } = compare({ ...session(), run }, { ...session(), name: 'B', figures: null });
    expect(differences[0]).toEqual({ what: 'Data', a: 'a.csv (SHA-256 abababab…), 1,234 events', b: 'none' });
    expect(verdict).toBe('No analysis has been made in B.');
  });

  it('does not hide figures that contradict their settings', () => {
    const [row, ...others] = ANALYSIS.cuKa;
    const cuKa = [{ ...row!, fwhm: { value: 1, error: 1 } }, ...others];
    const other = session((workbench) => workbench.setState({ analysis: { ...ANALYSIS, cuKa } }));
    expect(compare(session(), other).verdict).toMatch(/one of the two does not belong to its settings/u);
  });

  it('have rows of the line that each is about, and compare no width of one with that of another', () => {
    const interest = { ...ANALYSIS.interest, line: 'MnKa' as const, rows: widths(150, 2) };
    const settings = { ...ANALYSIS.settings, profile: 'fe-55' };
    const mn = session((page) => page.setState({ analysis: { ...ANALYSIS, settings, interest } }));
    const { lines, gain, verdict } = compare(session(), mn);
    expect(lines.map(({ line, rows }) => [line, rows.some(({ fwhm }) => fwhm !== null)])).toEqual([
      ['CuKa', true],
      ['MnKa', false],
    ]);
    expect(lines[1]?.rows.every(({ a, b }) => a === null && b?.fwhm.value === 150)).toBe(true);
    expect(gain.difference).toBeNull();
    expect(verdict).toMatch(/^Their lines of interest differ \(Cu Kα, Mn Kα\)/u);
    // Where one has no figures of copper, there is nothing that both have.
    const without = ANALYSIS.cuKa.map((row) => ({ ...row, fwhm: { value: null, error: null } }));
    const alone = session((page) => page.setState({ analysis: { ...ANALYSIS, settings, interest, cuKa: without } }));
    const other = session((page) =>
      page.setState({ analysis: { ...ANALYSIS, settings, interest: { ...interest, line: 'TiKa' } } }),
    );
    expect(compare(alone, other).lines.map(({ line }) => line)).toEqual(['MnKa', 'TiKa']);
  });

  it('say of other profiles with the same line that the fits may differ, and of old sessions copper', () => {
    const settings = { ...ANALYSIS.settings, profile: 'siddharta-2' };
    const other = session((page) => {
      page.setState({ analysis: { ...ANALYSIS, settings, interest: { ...ANALYSIS.interest, rows: widths(200, 1) } } });
    });
    expect(compare(session(), other).verdict).toMatch(/^Their profiles differ: Cu Kα is the line of interest in both/u);
    const { app, backend, settings: its, cuKa, verdict } = session().figures!;
    const old = { app, backend, settings: its, cuKa, verdict };
    expect(compare({ ...session(), figures: old }, other).lines.map(({ line }) => line)).toEqual(['CuKa']);
  });

  it.each<[string, Partial<Session>, Partial<Session>, number, RegExp]>([
    [
      'the same events',
      { run: RUN('aa') },
      { run: RUN('aa') },
      1,
      /^Both have the same events, so their errors are paired/u,
    ],
    ['other events', { run: RUN('aa') }, { run: RUN('bb') }, 5, /^No file is in both: errors are independent/u],
    ['some of them', { run: RUN('aa', 'cc') }, { run: RUN('bb', 'cc') }, 1, /^Some files are in both/u],
    ['no known events', { run: null }, { run: null }, 5, /^No file is in both/u],
  ])('have errors of their differences by what they share: %s', (_what, a, b, leastEv, words) => {
    const [first, second] = [about(180, 3), about(160, 4)];
    const { lines, verdict } = compare({ ...first, ...a }, { ...second, ...b });
    for (const { fwhm } of lines[0]?.rows ?? []) {
      expect(fwhm?.value).toBe(-20);
      expect(fwhm?.error?.most).toBeCloseTo(5, 12);
      expect(fwhm?.error?.least).toBeCloseTo(leastEv, 12);
    }
    expect(verdict).toMatch(words);
    expect(verdict).toMatch(/Cu Kα line is narrower in the second on held-out events, by more than two errors/u);
  });

  it('tell what is left out of the same data, and claim no more than the bounds of the error allow', () => {
    const run = RUN('aa');
    const [first, second] = [about(180, 3), about(184, 4)];
    const settings = { ...second.figures!.settings, channelOverrides: { '1': 'excluded' as const } };
    const chosen = compare({ ...first, run }, { ...second, run, figures: { ...second.figures!, settings } });
    expect(chosen.verdict).toMatch(/not the same events of them are left out/u);
    expect(chosen.verdict).toMatch(/hangs on how far the errors are paired/u);
    const apart = compare({ ...first, run }, { ...second, run: RUN('bb') });
    expect(apart.verdict).toMatch(/does not differ on held-out events by more than two errors/u);
  });
});

/** Rows of this width in every calibration. */
function widths(value: number, error: number) {
  return ANALYSIS.interest.rows.map((row) => ({ ...row, fwhm: { value, error } }));
}

/** A session whose line of interest has this width. */
function about(value: number, error: number): Session {
  const settings = { ...ANALYSIS.settings, seed: value };
  const interest = { ...ANALYSIS.interest, rows: widths(value, error) };
  return session((page) => page.setState({ analysis: { ...ANALYSIS, settings, interest } }));
}

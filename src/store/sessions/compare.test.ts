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

describe('two sessions side by side', () => {
  it('are the same to the last digit where nothing differs', () => {
    const { rows, differences, verdict } = compare(session(), session());
    expect(differences).toEqual([]);
    expect(verdict).toBe('Nothing differs: the same to the last digit.');
    expect(rows).toHaveLength(ANALYSIS.cuKa.length);
    for (const { a, b, spectrum, crossValidated } of rows) {
      const own = ANALYSIS.cuKa.find((row) => row.spectrum === spectrum && row.crossValidated === crossValidated);
      expect([a?.fwhm, b?.position]).toEqual([own?.fwhm, own?.position]);
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
});

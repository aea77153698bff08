import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { fullSession } from '../fixtures/fullSession';
import { parseSession, sessionText } from './sessionFile';

const schema = JSON.parse(
  readFileSync(new URL('../../../public/schema/halfmax-session-1.schema.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;

describe('a session as a file', () => {
  it('comes back with every value as it was', async () => {
    const session = await fullSession();
    const results = '{"schema":"halfmax-results/1","peaks":[0.1]}';
    expect(parseSession(sessionText({ session, results }))).toEqual({ session, results });
    expect(parseSession(sessionText({ session, results: null })).results).toBeNull();
  });

  it('is what its schema says', async () => {
    const validate = new Ajv2020({ allErrors: true, strict: true, strictTypes: false }).compile(schema);
    const text = sessionText({ session: await fullSession(), results: '{"schema":"halfmax-results/1"}' });
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...(JSON.parse(text) as object), run: { source: 'web' } })).toBe(false);
  });

  it.each<[string, (session: Record<string, never>) => unknown, RegExp]>([
    ['no object', () => [], /no "schema"/u],
    ['of a later version', (s) => ({ ...s, schema: 'halfmax-session/9' }), /open it with the version that wrote it/u],
    ['without decisions', (s) => ({ ...s, decisions: null }), /^decisions: an object/u],
    ['with an endless name', (s) => ({ ...s, name: 'x'.repeat(81) }), /^name: /u],
    ['with a hash that is none', (s) => changed(s, 'run.files.0.sha256', '../etc'), /^run\.files\[0\]\.sha256: 64/u],
    [
      'with an unknown optimiser',
      (s) => changed(s, 'decisions.settings.optimiser', 'magic'),
      /optimiser: one of grad/u,
    ],
    ['with a rate of 0', (s) => changed(s, 'decisions.settings.learningRate', 0), /learningRate: a number above 0/u],
    ['with half an iteration', (s) => changed(s, 'decisions.settings.iterations', 0.5), /iterations: a whole number/u],
    [
      'with a line that is none',
      (s) => changed(s, 'decisions.settings.peakCorrections.0.line', 'XxKa'),
      /line: the name/u,
    ],
    [
      'with a correction elsewhere',
      (s) => changed(s, 'decisions.settings.peakCorrections.0.adc', 1e99),
      /adc: a number/u,
    ],
    [
      'with another status',
      (s) => changed(s, 'decisions.settings.channelOverrides.2', 'maybe'),
      /channelOverrides\.2: one/u,
    ],
    ['with a list that is none', (s) => changed(s, 'decisions.fitTrials', { length: 3 }), /fitTrials: a list/u],
    [
      'with a start that is no number',
      (s) => changed(s, 'decisions.fitTrials.0.changes.starts.sigma', '2'),
      /sigma: a num/u,
    ],
    ['with a column that is none', (s) => changed(s, 'decisions.choices.a\u0000csv.adc', 7), /adc: a text/u],
    ['with a broken profile', (s) => changed(s, 'profiles.0.finderLines', []), /finderLines/u],
    ['with a figure in words', (s) => changed(s, 'figures.cuKa.0.fwhm.value', 'narrow'), /fwhm\.value: a number/u],
    [
      'with an endless history',
      (s) => ({ ...s, history: Array.from({ length: 1001 }, () => 'x') }),
      /^history: a list/u,
    ],
    ['with other results', (s) => ({ ...s, results: { schema: 'x' } }), /^results\.schema: one of/u],
  ])('is refused in words %s', async (_what, change, words) => {
    const given = JSON.parse(JSON.stringify(await fullSession())) as Record<string, never>;
    expect(() => parseSession(JSON.stringify(change(given)))).toThrow(words);
  });

  it('is refused where it is no JSON, and takes nothing that it does not know', async () => {
    expect(() => parseSession('sdd,time,adc')).toThrow(/not JSON/u);
    const session = await fullSession();
    const more = {
      ...session,
      evil: 1,
      decisions: { ...session.decisions, settings: { ...session.decisions.settings, evil: 1 } },
    };
    expect(parseSession(JSON.stringify(more)).session).toEqual(session);
  });
});

/** A copy with the value at a path (dots between, `\0` for a dot in a name) replaced. */
function changed(whole: unknown, path: string, value: unknown): unknown {
  const keys = path.split('.').map((key) => key.replace('\u0000', '.'));
  const last = keys.pop() ?? '';
  let at = whole as Record<string, never>;
  for (const key of keys) at = at[key]!;
  at[last] = value as never;
  return whole;
}

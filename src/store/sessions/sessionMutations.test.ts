/** Session files that somebody has tampered with: each opens to a valid state, or is refused in words. */
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { randomSource, type RandomSource } from '../../math/random';
import { browser } from '../fixtures/sessionBrowser';
import { fullSession } from '../fixtures/fullSession';
import { file } from '../fixtures/workbenchWithFakeWorker';
import { parseSession, sessionText } from './sessionFile';

const RESULTS = '{"schema":"halfmax-results/1","peaks":[{"sdd":1,"adc":0.5}]}';
const schema = JSON.parse(
  readFileSync(new URL('../../../public/schema/halfmax-session-1.schema.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;
const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(schema);

/** What a hostile file may put anywhere, as JSON. */
const STRANGE = [
  ...['null', 'true', '-1', '0.5', '1e308', '1e999', '-0', '9007199254740993', '""', '" "', '"\\u0000"', '"__proto__"'],
  ...['"own-x"', '"vip-2"', '"2026"', '[]', '[null]', '[[]]', '{}', '{"length":3}', '{"__proto__":{"evil":1}}'],
  ...['{"constructor":{"prototype":{"evil":1}}}', '{"toString":1,"valueOf":null}', `"${'x'.repeat(5000)}"`],
  ...[`${'['.repeat(20_000)}${']'.repeat(20_000)}`, `[${'0,'.repeat(2000)}0]`],
];
/** What an exception of the language says: no word to a user. */
const UNHANDLED =
  /Cannot (read|convert|destructure)|is not (a function|iterable|defined)|undefined|call stack|\[object/u;
/** An entry with its place, or the file as a whole. */
const IN_WORDS = /^(not JSON|no "schema"|"schema"|[a-zA-Z]+[\w.[\]-]*.*): .{10,}/su;

type Node = Record<string, unknown> | unknown[];

describe('a session file that was tampered with', () => {
  it('opens to what its schema allows, or is refused with the place', async () => {
    const whole = sessionText({ session: await fullSession(), results: RESULTS });
    const random = randomSource(14);
    const seen = { opened: 0, refused: 0 };
    for (let i = 0; i < 500; i++) {
      const text = mutated(whole, random);
      let content: ReturnType<typeof parseSession>;
      try {
        content = parseSession(text);
      } catch (error) {
        const words = (error as Error).message;
        expect(error).toBeInstanceOf(RangeError);
        expect(words).toMatch(IN_WORDS);
        expect(words).not.toMatch(UNHANDLED);
        seen.refused++;
        continue;
      }
      seen.opened++;
      const again = sessionText(content);
      // Parsed once more it is the same, and nothing that is not in the schema has come along.
      expect(sessionText(parseSession(again))).toBe(again);
      expect(validate(JSON.parse(again)), JSON.stringify(validate.errors)).toBe(true);
    }
    expect(({} as Record<string, unknown>)['evil']).toBeUndefined();
    // Neither all nor nothing: else the mutations, or the checks, would say little.
    expect(seen.opened).toBeGreaterThan(40);
    expect(seen.refused).toBeGreaterThan(150);
  });

  it('leaves the page as it was where it is refused, and is the page where it is taken', async () => {
    const page = browser().open();
    await page.openSessions();
    await page.addFiles([file('a.csv')]);
    const whole = sessionText({ session: await fullSession(), results: RESULTS });
    const random = randomSource(15);
    const seen = { opened: 0, refused: 0 };
    for (let i = 0; i < 40; i++) {
      const before = page.state();
      await page.importSession(new File([mutated(whole, random)], 'x.json'));
      const { session, settings, notices, awaited } = page.state();
      if (session.id === before.session.id) {
        expect(notices.at(-1)?.text).toMatch(/^x\.json: /u);
        expect([settings, page.state().sessions.length]).toEqual([before.settings, before.sessions.length]);
        seen.refused++;
        for (const { id } of notices) page.dismiss(id);
        continue;
      }
      seen.opened++;
      expect(session.isNamed).toBe(true);
      expect(settings).toEqual((awaited ?? page.state().sessions[0]?.session)?.decisions.settings);
    }
    expect(Math.min(seen.opened, seen.refused)).toBeGreaterThan(4);
  });
});

/** The text with one thing another way: a value, a name, an entry gone or twice, or a stretch of its characters. */
function mutated(text: string, random: RandomSource): string {
  if (random.uniform() < 0.1) return broken(text, random);
  const whole = JSON.parse(text) as Record<string, unknown>;
  const places = placesIn(whole);
  const { node, key } = places[below(random, places.length)]!;
  const entries = node as Record<string, unknown>;
  const turn = random.uniform();
  if (turn < 0.15 && Array.isArray(node)) node.push(structuredClone(entries[key]));
  else if (turn < 0.15) Reflect.deleteProperty(node, key);
  else if (turn < 0.25 && !Array.isArray(node)) {
    const name = ['__proto__', 'constructor', 'evil', 'x'.repeat(5000)][below(random, 4)]!;
    Object.defineProperty(node, name, { value: entries[key], enumerable: true, configurable: true });
  } else if (turn < 0.35) {
    const other = places[below(random, places.length)]!;
    entries[key] = structuredClone((other.node as Record<string, unknown>)[other.key]);
  } else {
    // By way of a mark, so that it stands in the file as it is written above.
    entries[key] = '\u0001mark';
    return JSON.stringify(whole).replace('"\\u0001mark"', () => STRANGE[below(random, STRANGE.length)]!);
  }
  return JSON.stringify(whole);
}

function broken(text: string, random: RandomSource): string {
  const from = below(random, text.length);
  return text.slice(0, from) + text.slice(from + below(random, 40));
}

function placesIn(node: Node): { readonly node: Node; readonly key: string }[] {
  return Object.entries(node).flatMap(([key, value]) => [
    { node, key },
    ...(typeof value === 'object' && value !== null ? placesIn(value as Node) : []),
  ]);
}

function below(random: RandomSource, count: number): number {
  return Math.floor(random.uniform() * count);
}

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Each case: a file, what it imports, and whether the rules of the house allow that. */
const CASES: readonly (readonly [file: string, statement: string, allowed: boolean])[] = [
  ['src/math/usesPackage.ts', "import erfcx from '@stdlib/math-base-special-erfcx';", true],
  ['src/math/climbs.ts', "import { x } from '../physics/anchor';", false],
  ['src/math/climbsForTypes.ts', "import type { X } from '../physics/anchor';", false],
  ['src/physics/descends.ts', "import { x } from '../math/anchor';", true],
  ['src/dataset/takesTypes.ts', "import type { X } from '../physics/anchor';", true],
  ['src/dataset/takesValues.ts', "import { x } from '../physics/anchor';", false],
  ['src/fit/climbs.ts', "import { x } from '../calibrate/anchor';", false],
  ['src/fit/usesTensors.ts', "import '@tensorflow/tfjs-core';", false],
  ['src/calibrate/usesTensors.ts', "import '@tensorflow/tfjs-core';", true],
  ['src/assess/descends.ts', "import { x } from '../calibrate/anchor';", true],
  ['src/assess/reachesForPage.ts', "import { x } from '../store/anchor';", false],
  ['src/assess/reachesForNode.ts', "import { readFileSync } from 'node:fs';", false],
  ['src/worker/jobs/runsCore.ts', "import { x } from '../../assess/anchor';", true],
  ['src/worker/client.ts', "import { x } from '../calibrate/anchor';", false],
  ['src/worker/protocol.ts', "import { x } from '../calibrate/anchor';", false],
  ['src/plots/draws.ts', "import 'plotly.js-cartesian-dist-min';", true],
  ['src/ui/draws.ts', "import 'plotly.js-cartesian-dist-min';", false],
  ['src/ui/takesTypes.ts', "import type { X } from '../assess/anchor';", true],
  ['src/ui/computes.ts', "import { x } from '../assess/anchor';", false],
  ['src/store/rendersReact.ts', "import 'react';", false],
  ['src/newRoom/descends.ts', "import { x } from '../math/anchor';", false],
  ['src/math/anchor.test.ts', "import { x } from '../simulate/anchor';", true],
  ['src/physics/importsTest.ts', "import '../math/anchor.test';", false],
];

const ANCHORED = ['math', 'physics', 'dataset', 'simulate', 'fit', 'calibrate', 'assess', 'store'];
const PACKAGES = ['@stdlib/math-base-special-erfcx', '@tensorflow/tfjs-core', 'plotly.js-cartesian-dist-min', 'react'];

interface Report {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

let root = '';
const broken = new Map<string, string[]>();

function write(path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** A house of the same shape, with the real rules and one sin per file. */
function buildFixture(): void {
  for (const room of ANCHORED) write(`src/${room}/anchor.ts`, 'export const x = 1;\nexport type X = number;\n');
  for (const name of PACKAGES) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'module.exports = {};');
  }
  write('package.json', JSON.stringify({ dependencies: Object.fromEntries(PACKAGES.map((name) => [name, '1.0.0'])) }));
  write('tsconfig.tools.json', '{ "compilerOptions": { "moduleResolution": "bundler", "module": "ESNext" } }');
  for (const [file, statement] of CASES) write(file, `${statement}\n`);
}

describe('who may import whom', () => {
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'halfmax-rooms-'));
    buildFixture();
    const cruiser = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const rules = resolve('.dependency-cruiser.cjs');
    const { stdout } = spawnSync(process.execPath, [cruiser, '--config', rules, '--output-type', 'json', 'src'], {
      cwd: root,
      encoding: 'utf8',
    });
    for (const { from, rule } of (JSON.parse(stdout) as Report).summary.violations) {
      broken.set(from, [...(broken.get(from) ?? []), rule.name]);
    }
  });

  afterAll(() => {
    rmSync(root, { recursive: true });
  });

  it.each(CASES.filter(([, , allowed]) => allowed))('allows %s: %s', (file) => {
    expect(broken.get(file) ?? []).toEqual([]);
  });

  it.each(CASES.filter(([, , allowed]) => !allowed))('forbids %s: %s', (file) => {
    expect(broken.get(file)).toContain('not-in-allowed');
  });
});

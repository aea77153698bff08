// @ts-check
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { wordsInCatalogue } from './scripts/lint/wordsInCatalogue.mjs';

const CORE = 'src/{math,physics,dataset,ingest,simulate,peaks,fit,calibrate,assess,monitor}/**/*.ts';
const TESTS = ['**/*.test.ts', '**/*.test.tsx', 'test/**/*.ts', 'e2e/**/*.ts'];

/** The same inputs must give the same numbers, in Node as in a worker: no clock, no chance, no output. */
const CORE_FORBIDS = {
  'no-restricted-globals': [
    'error',
    ...['performance', 'console', 'setTimeout', 'setInterval', 'self', 'window', 'document', 'navigator', 'fetch'].map(
      (name) => ({ name, message: 'The core has no clock, no output and no platform but src/platform.d.ts.' }),
    ),
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Math', property: 'random', message: 'Take a seeded RandomSource (math/random.ts).' },
    { object: 'Date', property: 'now', message: 'The core has no clock: the caller measures.' },
  ],
  'no-restricted-syntax': [
    'error',
    {
      selector: "NewExpression[callee.name='Date'][arguments.length=0]",
      message: 'The core has no clock: take the time as an argument.',
    },
  ],
};

export default defineConfig(
  globalIgnores(['dist', 'node_modules', 'public', 'test-results', 'playwright-report', '**/fixtures/**/*.cjs']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      // `== null` is the short way to ask for null or undefined.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: [CORE], ignores: TESTS, rules: CORE_FORBIDS },
  {
    files: ['src/**/*.tsx', 'src/store/**/*.ts', 'src/ui/**/*.ts'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: {
      // JSX takes lines: a component may be longer than a function.
      'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }],
      // `onClick={() => start()}` is how React says it.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['src/{ui,store,plots}/**/*.{ts,tsx}'],
    ignores: [...TESTS, '**/fixtures/**'],
    plugins: { halfmax: { rules: { 'words-in-catalogue': wordsInCatalogue } } },
    rules: { 'halfmax/words-in-catalogue': 'error' },
  },
  // One file of all labels is what a translator wants.
  { files: ['src/labels/en.ts'], rules: { 'max-lines': 'off' } },
  {
    files: TESTS,
    rules: {
      // A describe block is one function, and a table of expectations is long for a good reason.
      'max-lines-per-function': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      // In a test a missing element should throw, and does.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['scripts/**', 'bench/**', 'test/**', 'e2e/**', '*.config.*'],
    languageOptions: { globals: globals.node },
    rules: {
      'no-console': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    // Plain Node, run before anything is installed. tsc checks their JSDoc types; the linter does not see JSDoc casts.
    files: ['scripts/**/*.mjs'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    // The linter hands its rules a syntax tree without types.
    files: ['scripts/lint/**'],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    // Configuration read by tools, outside the TypeScript projects.
    files: ['*.js', '*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
);

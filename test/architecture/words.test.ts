import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, it } from 'vitest';
import { wordsInCatalogue } from '../../scripts/lint/wordsInCatalogue.mjs';

RuleTester.describe = describe;
RuleTester.it = it;

const tester = new RuleTester({
  languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
});

const refused = (code: string) => ({ code, errors: [{ messageId: 'words' }] });

tester.run('words stand in the catalogue', wordsInCatalogue, {
  valid: [
    'const a = labels.fit.title;',
    "import { a } from 'some words';",
    "type Kind = 'two words';",
    "throw new RangeError('a programmer reads this');",
    "const query = '(prefers-color-scheme: dark)';",
    "const unit = 'eV';",
    'function baseKey(id: string) { return `${id} as named`; }',
    "const isFree = from !== 'next free';",
    "const energies = axis(theme, labels.plots.axes.energy, { side: 'top' });",
    'const column = numberColumn(`${line} [eV]`);',
    'const query = document.querySelector(\'input[type="file"], select\');',
    "const element = <i className={isOn ? 'bright' : 'dim'} />;",
    "const element = <b>{kind === 'fitted' ? labels.fit.fitted : labels.fit.taken}</b>;",
    'const list = <ul className="figures tight" />;',
    'const page = html`<p class="faint">${labels.report.stale}</p>`;',
    'const element = <b>{labels.fit.title} ± {3} 100 %</b>;',
    'const element = <i aria-label={labels.names.undo} />;',
  ],
  invalid: [
    refused("const a = 'Two words';"),
    refused('const a = `${count} of these`;'),
    refused('const a = `Fit of ${line}`;'),
    refused('function text(id: string) { return `${id} as named`; }'),
    refused("const column = numberColumn('Events');"),
    refused("const energies = energyAxis(theme, 'Energy [eV]');"),
    refused('const page = html`<p class="faint">Word ${count}</p>`;'),
    refused('const element = <b>Word</b>;'),
    refused('const element = <i title="Word" />;'),
    refused("const element = <i aria-label={'Word'} />;"),
    refused("const element = <i note={isOn ? labels.fit.on : 'Off'} />;"),
    refused("const element = <b>{said ?? 'Copy'}</b>;"),
    refused("const column = wordsColumn('Line');"),
    refused("const choice = { value: 'adam', label: 'Adam' };"),
  ],
});

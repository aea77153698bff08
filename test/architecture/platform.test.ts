import { resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** What the compiler says of a file of the core with this text, under the core's own project. */
function complaintsAbout(text: string): string[] {
  const configFile = resolve('tsconfig.core.json');
  const { config } = ts.readConfigFile(configFile, (path) => ts.sys.readFile(path)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, resolve('.'));
  const file = resolve('src/math/probe.ts');
  const host = ts.createCompilerHost(options);
  const onDisk = { ...host };
  host.readFile = (path) => (resolve(path) === file ? text : onDisk.readFile(path));
  host.fileExists = (path) => resolve(path) === file || onDisk.fileExists(path);
  // TensorFlow.js brings its own type references along: they may not open the door.
  const roots = [file, resolve('src/platform.d.ts'), resolve('node_modules/@tensorflow/tfjs-core/dist/index.d.ts')];
  const program = ts.createProgram(
    roots,
    { ...options, composite: false, noEmit: true, emitDeclarationOnly: false },
    host,
  );
  return ts
    .getPreEmitDiagnostics(program, program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('the core is compiled without the DOM library', () => {
  it.each(['document', 'window', 'self', 'performance', 'setTimeout', 'console', 'process'])(
    '%s does not exist',
    (name) => {
      expect(complaintsAbout(`export const x: unknown = ${name};\n`)).toEqual([
        expect.stringContaining(`Cannot find name '${name}'`),
      ]);
    },
  );

  it('what platform.d.ts declares does', () => {
    expect(
      complaintsAbout('export const size = (blob: Blob, signal: AbortSignal) => [blob.size, signal.aborted];'),
    ).toEqual([]);
  });
});

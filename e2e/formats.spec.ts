import { readFileSync } from 'node:fs';
import { PACKINGS, rootPackedBy } from '../test/conformance/packedRoot';
import { packed } from '../test/conformance/rootBytes';
import { expect, test } from './support/test';
import type { FileContent } from './support/workbench';

/** Format and events of the reader suite's own fixtures, which are counted by hand there. */
const FILES = [
  ['events.npz', 'npz', 4],
  ['events.root', 'root', 4],
  ['histograms.root', 'root', 12],
  ['handheld-2011.n42', 'n42', 16],
  ['spectrum.chn', 'ortec-chn', 24],
  ['spectrum.spx', 'bruker-spx', 9],
  ['spectrum-y.msa', 'emsa', 17],
] as const;

function fixture(name: string): FileContent {
  const buffer = readFileSync(new URL(`../test/fixtures/ingest/${name}`, import.meta.url));
  return { name, mimeType: 'application/octet-stream', buffer };
}

test('binary, XML and zipped files become one run, with what they say of themselves', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.open();
  await workbench.give(...FILES.map(([name]) => fixture(name)));
  await workbench.untilRead();
  await expect(page.getByRole('row', { name: /spectrum\.spx/u })).toContainText(
    'started 2.3.2018 13:53:4; live 7.385 of 7.575 s; E = −240.0 + 2.500 ADC eV',
  );
  const { dataset } = await workbench.exportResults();
  const found = dataset.files.map(({ name, format, events }) => [name, format, events]);
  expect(found.sort()).toEqual(FILES.map((file) => [...file]).sort());
  await expect(workbench.alerts).toHaveCount(0);
});

test('ROOT files are unpacked whatever packed them: by LZ4, LZMA and, in WebAssembly, ZSTD', async ({ workbench }) => {
  await workbench.open();
  const files = Object.entries(PACKINGS).map(([method, body]) => ({
    name: `${method.slice(0, 2)}.root`,
    mimeType: 'application/octet-stream',
    buffer: rootPackedBy((content) => packed(content, method, Buffer.from(body, 'base64'))),
  }));
  await workbench.give(...files);
  await workbench.untilRead();
  const { dataset } = await workbench.exportResults();
  expect(dataset.files.map(({ name, events }) => [name, events])).toEqual([
    ['L4.root', 96],
    ['XZ.root', 96],
    ['ZS.root', 96],
  ]);
  await expect(workbench.alerts).toHaveCount(0);
});

test('a ROOT file cut short is refused in words, and what was loaded stays', async ({ workbench }) => {
  await workbench.open();
  await workbench.give(fixture('histograms.root'));
  await workbench.untilRead();
  const { name, mimeType, buffer } = fixture('events.root');
  await workbench.give({ name, mimeType, buffer: buffer.subarray(0, 1000) });
  await expect(workbench.alerts).toContainText('events.root, byte 1000: the file ends here, and its header says');
  const { dataset } = await workbench.exportResults();
  expect(dataset.files.map((file) => file.name)).toEqual(['histograms.root']);
});

import { smallRun } from './support/smallRun';
import { expect, test } from './support/test';
import { textFile } from './support/workbench';

test('files of two formats, dropped on the page together, become one run', async ({ workbench }) => {
  const { page } = workbench;
  const events = await smallRun({ name: 'events.csv', detectors: 2, days: 2, rate: 1 });
  const spectrum = textFile('histogram.csv', 'sdd,batch,start,stop,adc,counts\n7,0,,,900,25\n7,0,,,1600,17\n');
  await workbench.open();
  const dropped = await page.evaluateHandle(
    (files) => {
      const transfer = new DataTransfer();
      for (const { name, text } of files) transfer.items.add(new File([text], name));
      return transfer;
    },
    [events, spectrum].map(({ name, buffer }) => ({ name, text: buffer.toString() })),
  );
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.getByRole('main').dispatchEvent(type, { dataTransfer: dropped });
  }
  await workbench.untilRead();
  const { dataset } = await workbench.exportResults();
  expect(dataset.files.map(({ name }) => name)).toEqual(['events.csv', 'histogram.csv']);
  expect(dataset.sdds).toBe(3);
  const rows = events.buffer.toString().trimEnd().split('\n').length - 1;
  expect(dataset.files.map((file) => file.events)).toEqual([rows, 42]);
});

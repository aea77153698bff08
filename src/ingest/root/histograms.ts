import { detectorLabel, type DetectorKey } from '../../dataset/detector';
import type { HistogramBuilder } from '../../dataset/histogramBuilder';
import { MAX_DETECTOR_NUMBER } from '../../dataset/detectorIndex';
import type { ReadSummary } from '../format';
import { detectorOfName } from '../histogram-wide/columnNames';
import { addNumbered } from '../spectrum/addNumbered';
import { addSpectra } from '../spectrum/addSpectra';
import type { Entry } from './directory';
import { axesOf, readHistogram, type Bins, type RootHistogram } from './histogram';
import { readHistogram2d } from './histogram2d';
import { shown, type RootFile } from './rootFile';

/** Names in a warning. */
const MAX_NAMES = 5;

/**
 * Reads every histogram whose name gives an SDD; where none does, all of them, as spectra that become the next free SDDs.
 * Those of one SDD are added up. With any bins, all are read, and a bin is a channel.
 */
export async function readHistograms(
  root: RootFile,
  entries: readonly Entry[],
  builder: HistogramBuilder,
  bins: Bins = 'channels',
): Promise<ReadSummary> {
  const isNumbered = (entry: Entry) => axesOf(entry) === 2 || detectorOfPath(entry.path) !== null;
  const numbered = bins === 'channels' ? entries.filter(isNumbered) : entries;
  const read: RootHistogram[] = [];
  const byDetector = new Map<string, string[]>();
  const note = (detector: DetectorKey, path: string) => {
    const label = detectorLabel(detector);
    byDetector.set(label, [...(byDetector.get(label) ?? []), path]);
  };
  let events = 0;
  for (const entry of numbered.length > 0 ? numbered : entries) {
    if (axesOf(entry) === 2) {
      const { spectra, ...whole } = await readHistogram2d(root, entry, bins);
      read.push(whole);
      events += addNumbered(builder, spectra);
      for (const { detector } of spectra) note(detector, entry.path);
      continue;
    }
    const histogram = await readHistogram(root, entry, bins);
    read.push({ ...histogram, counts: new Uint32Array(0) });
    const detector = detectorOfPath(entry.path);
    if (detector === null) {
      const facts = { detector: histogram.path, title: histogram.title };
      const spectrum = addSpectra(root.name, builder, [{ counts: histogram.counts, facts }]);
      events += spectrum.events;
      continue;
    }
    events += addNumbered(builder, [{ counts: histogram.counts, detector }]);
    note(detector, entry.path);
  }
  const warnings = oddities(read, byDetector);
  const ignored = numbered.length > 0 ? entries.filter((entry) => !numbered.includes(entry)) : [];
  if (ignored.length > 0) warnings.push(`histograms without an SDD in their name not read: ${names(ignored)}.`);
  return { events, warnings: warnings.map((warning) => `${root.name}: ${warning}`) };
}

/** The SDD of a histogram: of its whole path (`bus1/sdd12`), of its name (`sdd12`), or of words in them (`h_bus1_sdd12_raw`). */
export function detectorOfPath(path: string): DetectorKey | null {
  const lower = path.toLowerCase();
  const known = detectorOfName(lower.replaceAll('/', '_')) ?? detectorOfName(lower.slice(lower.lastIndexOf('/') + 1));
  if (known !== null) return known;
  const sdd = /(?:^|[^a-z])sdd[ _-]?(\d{1,5})(?!\d)/.exec(lower)?.[1];
  const bus = /(?:^|[^a-z])bus[ _-]?(\d{1,5})(?!\d)/.exec(lower)?.[1];
  if (sdd === undefined) return null;
  const detector = { bus: bus === undefined ? null : Number(bus), sdd: Number(sdd) };
  return Math.max(detector.sdd, detector.bus ?? 0) <= MAX_DETECTOR_NUMBER ? detector : null;
}

function oddities(read: readonly RootHistogram[], byDetector: ReadonlyMap<string, readonly string[]>): string[] {
  const warnings: string[] = [];
  const outside = read.filter((histogram) => histogram.outside > 0);
  if (outside.length > 0) {
    const sum = outside.reduce((events, histogram) => events + histogram.outside, 0);
    warnings.push(`${String(sum)} events below or above the bins not read: ${names(outside)}.`);
  }
  // jsroot compares no checksums, so this is all that tells of damage under most kinds of packing.
  const other = read.filter(({ events, outside, entries }) => events + outside !== entries);
  const [first] = other;
  if (first !== undefined) {
    const found = `its bins hold ${String(first.events + first.outside)} events and its entries are ${String(first.entries)}`;
    warnings.push(`is "${shown(first.path)}" weighted, rebinned or damaged: ${found}. Likewise: ${names(other)}.`);
  }
  const full = read.filter(({ isFull }) => isFull);
  if (full.length > 0)
    warnings.push(`a bin is as high as its type can count, and may have lost events: ${names(full)}.`);
  for (const [label, paths] of byDetector) {
    if (paths.length > 1)
      warnings.push(`histograms of SDD ${label} are added up: ${paths.map(shown).join(', ').slice(0, 200)}.`);
  }
  return warnings;
}

/** The names of at most five, and how many there are. */
export function names(entries: readonly { readonly path: string }[]): string {
  const some = entries.slice(0, MAX_NAMES).map(({ path }) => shown(path));
  return some.join(', ') + (entries.length > MAX_NAMES ? ` and ${String(entries.length - MAX_NAMES)} more` : '');
}

import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { TOY_SETTINGS } from '../src/assess/fixtures/toyAnalysis';
import { classicalFinder } from '../src/peaks/classical/classicalFinder';
import { VIP2 } from '../src/physics/profile';
import { calibrateRun } from '../src/worker/jobs/calibrateRun';
import { emptyWorkspace } from '../src/worker/jobs/context';
import { errorBudget } from '../src/assess/budget/errorBudget';
const name = process.argv[2] ?? 'month';
const csv = gunzipSync(readFileSync(`/work/shared/data/sim/${name}/histograms.csv.gz`)).toString('latin1');
const counts = new Uint32Array(32 * 15 * 4096); const batches = Array.from({ length: 15 }, () => ({ start: 0, stop: 0 }));
for (const line of csv.split('\n').slice(1)) { if (!line) continue; const [sdd,b,start,stop,adc,n] = line.split(',').map(Number); if (adc<4095) counts[(sdd*15+b)*4096+adc]=n; batches[b]={start,stop}; }
const histograms = { detectors: Array.from({ length: 32 }, (_, sdd) => ({ bus: null, sdd })), batches, channelCount: 4096, counts, overflow: new Uint32Array(32), stated: Array.from({ length: 32 }, () => null) };
const ctx = { signal: new AbortController().signal, onProgress: () => undefined, breathe: () => Promise.resolve(), workspace: emptyWorkspace(), onUpdate: () => undefined, nowMs: () => performance.now(), loadModel: () => Promise.reject(new Error('no')) };
const t0 = performance.now();
const c = await calibrateRun(histograms, VIP2, { ...TOY_SETTINGS, finder: 'find_peaks', folds: 2, channelOverrides: {}, peakCorrections: [] }, classicalFinder, ctx as never);
console.log('calibrated', ((performance.now()-t0)/1000).toFixed(1), 'fit', c.fitMs.toFixed(0), c.fits.filter(f=>f.status==='ok').length, c.fits.filter(f=>f.status==='poor').length, c.fits.filter(f=>f.status==='failed').length);
if (process.argv[3]) { const t1 = performance.now(); const b = await errorBudget({ histograms, input: c.input, full: c.full, tail: c.tail, seed: 1 }, ctx);
console.log('budget', ((performance.now()-t1)/1000).toFixed(1));
for (const e of [...b.entries, {source:'systematic',change:'',kind:'',...b.systematic},{source:'total',change:'',kind:'',...b.total}]) console.log(e.source.padEnd(24), e.kind.padEnd(12), [e.scaleEv,e.positionEv,e.fwhmEv].map(x=>x===null?'   -  ':x.toFixed(3)).join('  '), e.change); }
const why = new Map<string, number>(); for (const f of c.fits) if (f.why) { const k = f.line+' '+(f.batch===null?'whole ':'')+f.status+' '+f.why.replace(/[\d.]+/g,'#'); why.set(k,(why.get(k)??0)+1); }
console.log([...why].sort((a,b)=>b[1]-a[1]).slice(0,25));
import { fitCopper } from '../src/assess/copperFit';
import { copperBins, sumInSample } from '../src/assess/summedSpectrum';
for (const set of ['standard','reference'] as const) { const s = sumInSample(histograms, c.full[set], set, 1); const f = fitCopper(copperBins(s.counts), { tail: c.tail, withNickel: true }).fit!; console.log(set, c.tail, f.positionEv, f.positionErrorEv, f.fwhmEv, f.fwhmErrorEv, f.chi2, f.ndf, f.pValue, c.full.setAside); }

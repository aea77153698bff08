import { it } from 'vitest';
import { randomSource } from '../src/math/random';
import { fitSpectrum } from '../src/fit/spectrumFit';
it('x', () => {
for (const off of [20,30,38,45,-20,-30,-38,-45,-55]) { const random = randomSource(27);
 const out: string[] = [];
 for (let t=0;t<6;t++){ const s = new Uint32Array(2048);
  for (let i=0;i<2000;i++){ const c=Math.round(1124.7+14.7*random.normal()+ (random.uniform()<0.34?-2.5:0)); s[c]!++; }
  for (let c=0;c<2048;c++) s[c]!+=random.poisson(0.3);
  const [f]=fitSpectrum(s,[{line:'MnKa',adc:1124.7+off,adcError:null,probability:null,finder:'x'}],{gainEvPerAdc:4.4,template:{resolution:{noiseEv:42,fanoFactor:.115},tailFraction:.06,tailBeta:2.5},tail:'fixed',width:'free'}).fits;
  out.push(f!.status+' '+(f!.adc===null?f!.why:(f!.adc-1124.7).toFixed(2)));
 } console.log(off, out.join(' | ')); }
});

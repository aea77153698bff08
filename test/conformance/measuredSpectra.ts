/** A measured file with spectra, and what is known of it. */
interface MeasuredSpectra {
  readonly file: string;
  readonly format: string;
  /** Sum of the channels of each spectrum: of data/real/truth.json where it has one, else counted by another program. */
  readonly counts: readonly number[];
  /** Offset and gain of the first spectrum as truth.json has them from the file, in eV. */
  readonly scaleEv: readonly [number, number] | null;
  /** What the file says of the first spectrum. */
  readonly facts: object;
}

/** The files of data/real in formats that are no tables. */
export const MEASURED_SPECTRA: readonly MeasuredSpectra[] = [
  {
    file: 'XRF_known_Cu.mca',
    format: 'amptek-mca',
    counts: [17482],
    scaleEv: [-514.6970624, 31.87729498],
    facts: { detector: 'serial number 1842', start: '03/20/2008 00:42:39', liveS: 0.45171, realS: 100.38 },
  },
  {
    file: 'minix_20kV_15uA_sdd.mca',
    format: 'amptek-mca',
    counts: [65028866],
    // numpy.polyfit([552.31, 607.2, 1299.82, 1651.47], [5900, 6490, 13950, 17750], 1)
    scaleEv: [-55.10806082, 10.77902896],
    facts: { start: '06/07/2024 12:04:33', liveS: 8994.994673, realS: 9252.206 },
  },
  {
    file: '20220330_cu_run1.csv',
    format: 'amptek-mca',
    counts: [1784],
    scaleEv: null,
    facts: { start: '03/30/2022 14:42:03', liveS: 38.966567, realS: 75.138 },
  },
  {
    file: 'EDS_SEM_TM002.hspy',
    format: 'hdf5',
    counts: [1000279],
    scaleEv: [-100, 10],
    facts: { detector: 'X-max 80 Oxford Instrument', title: 'EDS SEM Spectrum', liveS: 19.997292, realS: 39.593745 },
  },
  { file: 'XRFSpectrum.mca', format: 'one-column', counts: [56640073], scaleEv: null, facts: {} },
  { file: 'Fe55.csv', format: 'one-column', counts: [1912464], scaleEv: null, facts: {} },
  { file: 'Steel.spe', format: 'ortec-spe', counts: [5607017], scaleEv: null, facts: {} },
  {
    file: 'SGM102432.spe',
    format: 'ortec-spe',
    // awk, since truth.json has no sum.
    counts: [166239],
    scaleEv: null,
    facts: { start: '07/11/2018 00:00:00', liveS: 300, realS: 300 },
  },
  {
    file: 'Calibration_box_BHVO-2G_28kV_230uA_03_28_2019_bulk_sum.msa',
    format: 'emsa',
    counts: [118401630],
    scaleEv: [-15.3063, 10.0449],
    facts: { title: 'Control Program v6 Test 5', start: '03-28-2019 10:34:33', liveS: 13973.4, realS: 1601.58 },
  },
  {
    file: 'Ti.txt',
    format: 'emsa',
    counts: [486742],
    scaleEv: [-400, 10],
    facts: { title: 'Spectrum 5', start: '25-NOV-2025 13:33', liveS: 30, realS: 35.051467 },
  },
  {
    file: '8H4275.Chn',
    format: 'ortec-chn',
    counts: [50183753],
    scaleEv: [1484.82, 226.0842],
    facts: {
      title: 'NBS SRM 4275-24 SN:1141 MIXED CLB SOURCE',
      // The two characters of its seconds are zero bytes.
      start: '30 MAY 1985 19:08',
      liveS: 28800,
      realS: 30890.98,
    },
  },
  {
    file: 'ba133_source_640s_20100317.n42',
    format: 'n42',
    // A short script of another language, since truth.json has no sums.
    counts: [305570, 423991, 364850, 248081, 301376, 385061, 370038, 222175],
    // numpy.polyfit(x, 140.1463 + 187.422 x - 2.07732e-6 x^2, 1) over all 16384 channels
    scaleEv: [233.067007, 187.38796727],
    facts: { detector: 'A1', start: '2010-04-17T17:33:19.409Z', liveS: 629.17, realS: 639.92 },
  },
  {
    file: 'bruker_nano.spx',
    format: 'bruker-spx',
    counts: [76293],
    scaleEv: [-238.925, 2.5],
    facts: { detector: 'XFlash 5010', start: '2.3.2018 13:53:4', liveS: 7.385, realS: 7.575 },
  },
];

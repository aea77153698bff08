import type { LineId } from '../../physics/lines';
import type { Profile } from '../../physics/profile';
import type { HeatmapPlan } from '../../peaks/training/trainHeatmap';
import { LINES, PLAIN_PROFILE, PROFILE_BOUNDS, tabulatedEnergyEv, VETTED_IDS } from '../catalogue';
import type { TrainingRequest } from '../trainingSlice';
import { labels } from '../../labels/labels';

const TEXTS = labels.store.trainingForm;

/** What the form of a training holds. */
export interface TrainingForm {
  /** An existing profile, or null for the new one that the next entries describe. */
  readonly profileId: string | null;
  readonly label: string;
  readonly lines: readonly LineId[];
  /** Events that a typical spectrum has of each line. */
  readonly intensities: Readonly<Partial<Record<LineId, number>>>;
  readonly firstAdc: number;
  readonly binAdc: number;
  readonly bins: number;
  readonly gainFromEvPerAdc: number;
  readonly gainToEvPerAdc: number;
  readonly offsetFromEv: number;
  readonly offsetToEv: number;
  /** Events at or above this channel are overflow; 0 where the ADC's size is not known. */
  readonly overflowAdc: number;
  readonly modelName: string;
  readonly startsFrom: TrainingRequest['startsFrom'];
  readonly eventsFrom: number;
  readonly eventsTo: number;
  readonly epochs: number;
  readonly spectraPerEpoch: number;
  readonly batchSize: number;
  readonly peakLearningRate: number;
  readonly seed: number;
}

/** Events of a line of a typical spectrum, where nobody knows better; a Kb has what nature gives it. */
const TYPICAL_EVENTS = 10_000;
const TYPICAL_KB_EVENTS = 1_360;
/** Spectra with fewer events are noise. */
export const FEWEST_EVENTS = 200;
/** Largest yield of a full training, and of one at low statistics, in units of the typical one. */
const LARGEST_YIELD = 1.6;
const LOW_YIELD = 0.1;
const LONGEST_WARM_UP_STEPS = 100;

/** Lines by element, ascending in energy: those whose figures were gathered one by one. For others, make a profile. */
export const ELEMENTS: readonly (readonly [element: string, lines: readonly LineId[]])[] = [
  ...new Set(VETTED_IDS.map((id) => LINES[id].element)),
].map((element) => [element, VETTED_IDS.filter((id) => LINES[id].element === element)]);

/** The form as it opens: for the profile in use. */
export function initialForm(profile: Profile): TrainingForm {
  const intensities = Object.fromEntries(
    VETTED_IDS.map((id) => [id, id.endsWith('Kb') ? TYPICAL_KB_EVENTS : TYPICAL_EVENTS]),
  );
  const form: TrainingForm = {
    profileId: profile.id,
    label: '',
    lines: [],
    intensities,
    firstAdc: 500,
    binAdc: 5,
    bins: 300,
    gainFromEvPerAdc: 3,
    gainToEvPerAdc: 7,
    offsetFromEv: -2500,
    offsetToEv: 2500,
    overflowAdc: 0,
    modelName: TEXTS.network,
    startsFrom: 'seed',
    eventsFrom: FEWEST_EVENTS,
    eventsTo: FEWEST_EVENTS,
    epochs: 40,
    spectraPerEpoch: 2048,
    batchSize: 32,
    peakLearningRate: 0.002,
    seed: 1,
  };
  return withAllStatistics(form, profile);
}

/** From spectra of a few events to more than a typical one, from seeded weights. */
export function withAllStatistics(form: TrainingForm, profile: Profile): TrainingForm {
  const eventsTo = Math.round(LARGEST_YIELD * typicalEvents(profile));
  return { ...form, startsFrom: 'seed', eventsFrom: FEWEST_EVENTS, eventsTo, epochs: 40, peakLearningRate: 0.002 };
}

/** Fine-tuning of the network in use for short batches: small steps on spectra of few events. */
export function withLowStatistics(form: TrainingForm, profile: Profile): TrainingForm {
  const eventsTo = Math.max(2 * FEWEST_EVENTS, Math.round(LOW_YIELD * typicalEvents(profile)));
  return { ...form, startsFrom: 'model', eventsFrom: FEWEST_EVENTS, eventsTo, epochs: 15, peakLearningRate: 0.0003 };
}

/** Events of a typical spectrum of a profile. */
function typicalEvents({ typicalIntensities }: Pick<Profile, 'typicalIntensities'>): number {
  return typicalIntensities.reduce((sum, events) => sum + events, 0);
}

/** The profile that the form asks for: one of `profiles`, or the new one it describes. */
export function profileOf(form: TrainingForm, profiles: readonly Profile[]): Profile {
  return profiles.find(({ id }) => id === form.profileId) ?? newProfile(form);
}

function newProfile(form: TrainingForm): Profile {
  const lines = [...form.lines].sort((a, b) => tabulatedEnergyEv(a) - tabulatedEnergyEv(b));
  const elements = new Set(lines.map((id) => LINES[id].element));
  const known: LineId[] = VETTED_IDS.filter((id) => elements.has(LINES[id].element));
  const lastKa = lines.filter((id) => id.endsWith('Ka')).at(-1) ?? lines.at(-1) ?? 'CuKa';
  // As wide about the last line as the region of copper, 7000 to 8500 eV.
  const centreEv = 50 * Math.round(tabulatedEnergyEv(lastKa) / 50);
  return {
    ...PLAIN_PROFILE,
    id: `own-${form.label
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')}`,
    label: form.label.trim(),
    calibrationLines: lines,
    knownLines: known.sort((a, b) => tabulatedEnergyEv(a) - tabulatedEnergyEv(b)),
    finderLines: lines,
    typicalIntensities: lines.map((id) => form.intensities[id] ?? TYPICAL_EVENTS),
    overflowAdc: form.overflowAdc === 0 ? null : form.overflowAdc,
    gainRangeEvPerAdc: [form.gainFromEvPerAdc, form.gainToEvPerAdc],
    fullScaleEv: null,
    offsetRangeEv: [form.offsetFromEv, form.offsetToEv],
    lineOfInterest: lastKa,
    regionEv: [centreEv - 1050, centreEv + 450],
    networkWindow: { firstAdc: form.firstAdc, binAdc: form.binAdc, bins: form.bins },
    arrays: { count: 8, rows: 2, columns: 4, firstSdd: 0 },
  };
}

/** What is wrong with the form, in words, at the field where it can be put right. */
export type Problems = Partial<
  Record<'label' | 'lines' | 'bins' | 'gainToEvPerAdc' | 'offsetToEv' | 'modelName' | 'eventsTo' | 'batchSize', string>
>;

export function problemsOf(form: TrainingForm, profiles: readonly Profile[]): Problems {
  const problems: Problems = form.profileId === null ? problemsOfNewProfile(form, profiles) : {};
  if (form.modelName.trim() === '') problems.modelName = TEXTS.name;
  if (form.eventsFrom >= form.eventsTo) problems.eventsTo = TEXTS.events;
  if (form.batchSize > form.spectraPerEpoch) problems.batchSize = TEXTS.batchSize;
  return problems;
}

function problemsOfNewProfile(form: TrainingForm, profiles: readonly Profile[]): Problems {
  const problems: Problems = {};
  const [fewest, most] = PROFILE_BOUNDS.lines;
  const own = newProfile(form);
  if (own.label === '') problems.label = TEXTS.name;
  else if (profiles.some(({ id, label }) => id === own.id || label === own.label)) problems.label = TEXTS.nameTaken;
  if (form.lines.length < fewest || form.lines.length > most) {
    problems.lines = TEXTS.lines(String(fewest), String(most));
  }
  if (form.gainFromEvPerAdc >= form.gainToEvPerAdc) problems.gainToEvPerAdc = TEXTS.gain;
  if (form.offsetFromEv >= form.offsetToEv) problems.offsetToEv = TEXTS.offset;
  if (Object.keys(problems).length === 0 && !canHoldLines(own)) {
    problems.bins = TEXTS.window;
  }
  return problems;
}

/** Whether any gain and offset of the ranges put every line into the window. */
function canHoldLines({ finderLines, gainRangeEvPerAdc, offsetRangeEv, networkWindow }: Profile): boolean {
  const energies = finderLines.map(tabulatedEnergyEv);
  const [low, high] = [Math.min(...energies), Math.max(...energies)];
  const first = networkWindow.firstAdc;
  const last = first + networkWindow.bins * networkWindow.binAdc;
  const [gainFrom, gainTo] = gainRangeEvPerAdc;
  const gains = Array.from({ length: 50 }, (_, i) => gainFrom + ((gainTo - gainFrom) * i) / 49);
  // At one gain the lines are inside for offsets from high - gain last to low - gain first.
  return gains.some((gain) => {
    const from = Math.max(offsetRangeEv[0], high - gain * last);
    const to = Math.min(offsetRangeEv[1], low - gain * first);
    return from < to;
  });
}

/** What the worker is to train. `widths` are those of the network that it starts from. */
export function requestOf(
  form: TrainingForm,
  profiles: readonly Profile[],
  widths: HeatmapPlan['widths'],
): TrainingRequest {
  const { modelName, startsFrom, eventsFrom, eventsTo, epochs, spectraPerEpoch, batchSize, peakLearningRate, seed } =
    form;
  const profile = profileOf(form, profiles);
  const typical = typicalEvents(profile);
  const steps = epochs * Math.floor(spectraPerEpoch / batchSize);
  const yields = { from: eventsFrom / typical, to: eventsTo / typical };
  const warmUpSteps = Math.min(LONGEST_WARM_UP_STEPS, Math.floor(steps / 10));
  const plan = { seed, epochs, spectraPerEpoch, batchSize, peakLearningRate, warmUpSteps, widths, yields };
  return { profile, plan, name: modelName.trim(), startsFrom };
}

import type { LineWindow } from '../lineWindow';
import type { RegionModel } from '../model/language';
import { TAIL_FRACTION, TAIL_SLOPE, windowModel, type WindowModel, type WindowOptions } from '../windowModel';
import type { ChannelRange, FitChanges } from './fitChanges';

/** A range has to span this many sigmas of its first line at least, or there is nothing to fit in it. */
const LEAST_SIGMAS = 3;

/** The window with another range: whole channels inside the spectrum, not narrower than a line. */
export function changedWindow(
  window: LineWindow,
  range: ChannelRange | undefined,
  sigmaAdc: number,
  channelCount: number,
): LineWindow {
  if (range === undefined) return window;
  const span = Math.min(Math.ceil(LEAST_SIGMAS * sigmaAdc), channelCount - 1);
  const firstAdc = Math.min(Math.max(Math.round(range.firstAdc), 0), channelCount - 1 - span);
  const lastAdc = Math.min(Math.max(Math.round(range.lastAdc), firstAdc + span), channelCount - 1);
  return { ...window, firstAdc, lastAdc };
}

/**
 * The model that the analysis fits in a window (`windowModel`), with other starts, parameters fixed or freed, and natural
 * widths where they are wanted. Without changes it is that model.
 */
export function changedModel(
  spectrum: Uint32Array,
  window: LineWindow,
  options: WindowOptions,
  { starts = {}, fixed = {}, profile }: Omit<FitChanges, 'range'>,
): WindowModel {
  const model = windowModel(spectrum, window, options);
  // Fixed parameters have no bounds there: those that they have when free hold for what is changed.
  const free = windowModel(spectrum, window, { ...options, tail: 'free', width: 'free' });
  const parameters = model.parameters.map((own, i) => {
    const { lower, upper } = free.parameters[i] ?? own;
    const start = Math.min(Math.max(starts[own.name] ?? own.start, lower), upper);
    return { ...own, start, lower, upper, fixed: fixed[own.name] ?? own.fixed };
  });
  // The table of a fixed tail knows of no other one.
  const isTailChanged = [TAIL_FRACTION, TAIL_SLOPE].some((name) => name in starts || fixed[name] === false);
  const region = isTailChanged ? free.region : model.region;
  return { ...model, parameters, region: profile === undefined ? region : withProfile(region, profile) };
}

function withProfile({ bins, components }: RegionModel, profile: 'gauss' | 'voigt'): RegionModel {
  return {
    bins,
    components: components.map((component) => (component.kind === 'line' ? { ...component, profile } : component)),
  };
}

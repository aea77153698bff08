import { describe, expect, it } from 'vitest';
import { checkedProfile } from '../../physics/checkProfile';
import { PROFILES, VIP2 } from '../../physics/profile';
import { initialForm, problemsOf, profileOf, requestOf, withLowStatistics, type TrainingForm } from './trainingForm';

const NEW: TrainingForm = {
  ...initialForm(VIP2),
  profileId: null,
  label: 'Test beam',
  lines: ['CuKa', 'TiKa', 'FeKb'],
};

describe('the form of a training', () => {
  it('makes a profile that the worker accepts, lines ascending, partners known', () => {
    const profile = profileOf(NEW, PROFILES);
    expect(checkedProfile(profile)).toEqual(profile);
    expect(profile.finderLines).toEqual(['TiKa', 'FeKb', 'CuKa']);
    expect(profile.knownLines).toEqual(['TiKa', 'TiKb', 'FeKa', 'FeKb', 'CuKa', 'CuKb']);
    expect(profile.regionEv).toEqual([7000, 8500]);
    expect(problemsOf(NEW, PROFILES)).toEqual({});
  });

  it('turns events into yields of the typical spectrum', () => {
    // Typical: 10000 + 1360 + 10000 events.
    const { plan } = requestOf({ ...NEW, eventsFrom: 2136, eventsTo: 42_720 }, PROFILES, [4, 4, 4, 4]);
    expect(plan.yields.from).toBeCloseTo(0.1, 12);
    expect(plan.yields.to).toBeCloseTo(2, 12);
  });

  it.each([
    [{ label: ' ' }, 'label'],
    [{ label: 'VIP-2' }, 'label'],
    [{ lines: ['CuKa'] }, 'lines'],
    [{ gainFromEvPerAdc: 7 }, 'gainToEvPerAdc'],
    [{ offsetFromEv: 2500 }, 'offsetToEv'],
    // 64 bins of 5 channels hold at most 2240 eV; from Ti to Cu are 3537.
    [{ bins: 64 }, 'bins'],
    [{ modelName: '' }, 'modelName'],
    [{ eventsTo: 200 }, 'eventsTo'],
    [{ batchSize: 4096 }, 'batchSize'],
  ] as const)('%j is told of at the field %s', (patch, field) => {
    expect(Object.keys(problemsOf({ ...NEW, ...patch }, PROFILES))).toEqual([field]);
  });

  it('fine-tunes the network in use on spectra of few events', () => {
    const full = initialForm(VIP2);
    const low = withLowStatistics(full, VIP2);
    expect(low.startsFrom).toBe('model');
    expect(low.eventsTo).toBe(4563);
    expect(low.peakLearningRate).toBeLessThan(full.peakLearningRate);
  });
});

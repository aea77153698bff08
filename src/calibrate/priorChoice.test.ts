import { describe, expect, it } from 'vitest';
import { defaultPriors, priorsOf, whyNotPrior } from './priorChoice';
import { LOSSES, PRIORS, type Priors } from './settings';

const ALL: Priors = { referenceCovariance: true, sharedCurvature: true, smoothInTime: true, shrinkage: true };

describe('priors that take part', () => {
  it.each(LOSSES)('are those of $label unless others are chosen, and make sense with it', ({ id }) => {
    expect(priorsOf({ loss: id })).toEqual(defaultPriors(id));
  });

  it('never count titanium and manganese twice', () => {
    expect(priorsOf({ loss: 'all-lines', priors: ALL }).referenceCovariance).toBe(false);
    expect(priorsOf({ loss: 'prior', priors: ALL }).smoothInTime).toBe(false);
    expect(priorsOf({ loss: 'kde', priors: ALL }).shrinkage).toBe(false);
  });

  it('are none for Eq. 3 as published', () => {
    expect(Object.values(priorsOf({ loss: 'as-published', priors: ALL }))).toEqual([false, false, false, false]);
  });

  it('are left out with a reason exactly where they are disabled', () => {
    for (const { id: loss } of LOSSES) {
      const left = priorsOf({ loss, priors: ALL });
      for (const { id } of PRIORS) expect(whyNotPrior(loss, ALL, id) === null).toBe(left[id]);
    }
    expect(whyNotPrior('all-lines', { ...ALL, sharedCurvature: false }, 'shrinkage')).toMatch(/shared curvature/);
  });
});

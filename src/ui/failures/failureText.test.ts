import { describe, expect, it } from 'vitest';
import { JobError } from '../../worker/client';
import { partText, unhandledText } from './failureText';

const failure = (code: 'cancelled' | 'internal', message: string) =>
  new JobError({ code, message, detail: '', file: null });

describe('partText', () => {
  it('tells a part that could not be had from one that failed', () => {
    const away = new TypeError('Failed to fetch dynamically imported module: https://a.example/b.js');
    expect(partText('Fit', away)).toMatch(/^Fit cannot be shown\. A part .* could not be loaded.*Try again/u);
    expect(partText('Fit', away)).not.toContain('a.example');
    expect(partText('Fit', new Error('no such line'))).toMatch(/^Fit cannot be shown: no such line\. Nothing .* lost/u);
  });
});

describe('unhandledText', () => {
  it('says what failed, and that nothing is lost', () => {
    expect(unhandledText(new Error('no such line'))).toMatch(/no such line.*Nothing that is loaded is lost/u);
    expect(unhandledText('only words')).toContain('only words');
    expect(unhandledText(failure('internal', 'the worker stopped'))).toContain('the worker stopped');
    expect(unhandledText(new TypeError('Load failed'))).toMatch(/could not be loaded/u);
  });

  it('keeps silent about what the user has stopped, and about sizes that changed', () => {
    expect(unhandledText(failure('cancelled', 'Cancelled'))).toBeNull();
    expect(unhandledText(new DOMException('The play() request was interrupted', 'AbortError'))).toBeNull();
    expect(unhandledText('ResizeObserver loop completed with undelivered notifications.')).toBeNull();
  });
});

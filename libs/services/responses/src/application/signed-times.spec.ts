import { describe, expect, it } from '@jest/globals';
import { KeyedHash } from '@hearback/http';
import { ManualClock } from '@hearback/testing';
import { SignedTimes } from './signed-times.js';

describe('a signed time', () => {
  const clock = new ManualClock();
  const times = new SignedTimes(new KeyedHash('one secret'), clock);

  it('shows how long ago it was handed out, for a day', () => {
    const signed = times.now('survey a');
    expect(times.ageOf(signed, 'survey a')).toBe(0);
    clock.advance(1_500);
    expect(times.ageOf(signed, 'survey a')).toBe(1_500);
    clock.advance(86_400_000);
    expect(times.ageOf(signed, 'survey a')).toBeUndefined();
  });

  it('shows nothing for another subject, or if it was changed or made elsewhere', () => {
    const signed = times.now('survey a');
    const elsewhere = new SignedTimes(new KeyedHash('two secret'), clock).now('survey a');
    for (const wrong of [`1${signed.slice(1)}`, elsewhere, signed.slice(0, -1), '', undefined])
      expect(times.ageOf(wrong, 'survey a')).toBeUndefined();
    expect(times.ageOf(signed, 'survey b')).toBeUndefined();
  });
});

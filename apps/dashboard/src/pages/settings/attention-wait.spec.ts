import { describe, expect, it } from '@jest/globals';
import { waitFrom, waitText } from './attention-wait.js';

describe('a wait between two questions', () => {
  it('is read as it is shown', () => {
    for (const wait of [0, 7, 730, 'once'] as const) expect(waitFrom(waitText(wait, 'einmal'), 'einmal')).toBe(wait);
  });

  it('takes whole days up to 730 and nothing else', () => {
    for (const typed of ['', '731', '-1', '1.5', '30 days', '1e2']) expect(waitFrom(typed, 'once')).toBeUndefined();
  });

  it('takes the word in any case', () => expect(waitFrom(' Einmal ', 'einmal')).toBe('once'));
});

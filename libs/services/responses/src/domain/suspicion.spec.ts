import { describe, expect, it } from '@jest/globals';
import { suspicionOf } from './suspicion.js';

describe('the suspicion that a program answers', () => {
  const person = { isTrapped: false, filledInMs: 1_000, limitUsed: 0.75 };

  it('is none of somebody who takes the minimum time, alone or in a busy network', () => {
    expect(suspicionOf(person, 1_000)).toBeUndefined();
    expect(suspicionOf({ ...person, filledInMs: undefined }, 0)).toBeUndefined();
  });

  it.each([
    ['trapped', { isTrapped: true }],
    ['too-fast', { filledInMs: 999 }],
    ['too-fast', { filledInMs: undefined }],
    ['many-answers', { limitUsed: 0.76 }],
  ] as const)('is %s after %j', (suspicion, evidence) => {
    expect(suspicionOf({ ...person, ...evidence }, 1_000)).toBe(suspicion);
  });
});

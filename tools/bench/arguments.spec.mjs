import { describe, expect, it } from '@jest/globals';
import { readArguments } from './arguments.mjs';

describe('the command line of the benchmark', () => {
  it('runs all parts of a shape, or the given ones, in a fixed order', () => {
    expect(readArguments([]).parts).toHaveLength(18);
    expect(readArguments(['--only', 'trend,intake']).parts).toEqual(['intake', 'trend']);
    expect(readArguments(['--split', '--only', 'logToEffect'])).toMatchObject({ split: true, parts: ['logToEffect'] });
  });

  it('rejects unknown parts and options by name', () => {
    expect(() => readArguments(['--only', 'logToEffect'])).toThrow('--only takes intakeAlone, ');
    expect(() => readArguments(['--fast'])).toThrow('--fast');
  });
});

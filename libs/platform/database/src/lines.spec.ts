import { describe, expect, it } from '@jest/globals';
import { Lines } from './lines.js';

describe('lines', () => {
  it('are joined into one string', () => {
    expect(new Lines(['a', '', 3]).toPostgres()).toBe('a\n\n3');
    expect(new Lines([]).toPostgres()).toBe('');
  });

  it('can be sent once, because the texts are released then', () => {
    const lines = new Lines(['a']);
    lines.toPostgres();
    expect(() => lines.toPostgres()).toThrow('once');
  });
});

import { describe, expect, it } from '@jest/globals';
import { Lines } from './lines.js';

describe('lines', () => {
  it('are one text', () => {
    expect(new Lines(['a', '', 3]).toPostgres()).toBe('a\n\n3');
    expect(new Lines([]).toPostgres()).toBe('');
  });

  it('are sent once: the texts are gone then, and nothing must be stored in their place', () => {
    const lines = new Lines(['a']);
    lines.toPostgres();
    expect(() => lines.toPostgres()).toThrow('once');
  });
});

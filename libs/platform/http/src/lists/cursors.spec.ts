import { describe, expect, it } from '@jest/globals';
import { AppError } from '@hearback/kernel';
import fc from 'fast-check';
import { Cursors } from './cursors.js';

const POSITION = { createdAt: new Date('2026-01-31T09:30:00.123Z'), id: '0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b0c' };

describe('cursors', () => {
  it('decode to the position they encode', () => {
    expect(Cursors.decode(Cursors.encode(POSITION, { status: 'open' }), { status: 'open' })).toEqual(POSITION);
    expect(Cursors.decode(undefined, {})).toBeUndefined();
  });

  it('do not depend on the order of the filter, the page size or themselves', () => {
    const cursor = Cursors.encode(POSITION, { a: 1, b: undefined, limit: 25 });
    expect(Cursors.decode(cursor, { limit: 100, cursor, a: 1 })).toEqual(POSITION);
  });

  it('are bound to the filter they were created for', () => {
    const cursor = Cursors.encode(POSITION, { status: 'open' });
    for (const filter of [{}, { status: 'closed' }, { status: 'open', owner: 'x' }]) {
      expect(() => Cursors.decode(cursor, filter)).toThrow(AppError);
    }
  });

  it('are rejected if they were not encoded here', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => Cursors.decode(text, {})).toThrow(AppError);
        expect(() => Cursors.decode(Buffer.from(text).toString('base64url'), {})).toThrow(AppError);
      }),
    );
  });
});

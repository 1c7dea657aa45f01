import { describe, expect, it } from '@jest/globals';
import { DEFAULT_ATTENTION_RULES } from './attention-rules.js';
import { readWaits } from './read-waits.js';

const { waits } = DEFAULT_ATTENTION_RULES;

describe('a matrix of waits', () => {
  it('is complete', () => {
    expect(readWaits(waits)).toEqual({ waits });
  });

  it.each([
    ['a missing kind', { ...waits, order: { ...waits.order, product: undefined } }, '/waits/order/product', 'required'],
    ['a missing row', { ...waits, support: undefined }, '/waits/support/order', 'required'],
    ['another word', { ...waits, order: { ...waits.order, support: 'never' } }, '/waits/order/support', 'out-of-range'],
    ['part of a day', { ...waits, order: { ...waits.order, order: 0.5 } }, '/waits/order/order', 'out-of-range'],
    ['too long a wait', { ...waits, order: { ...waits.order, order: 731 } }, '/waits/order/order', 'out-of-range'],
    ['a negative wait', { ...waits, order: { ...waits.order, order: -1 } }, '/waits/order/order', 'out-of-range'],
  ])('is rejected with %s', (_defect, sent, pointer, code) => {
    const read = readWaits(sent as never);
    expect('defects' in read && read.defects).toContainEqual(expect.objectContaining({ pointer, code }));
  });
});

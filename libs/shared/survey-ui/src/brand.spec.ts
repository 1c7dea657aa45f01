import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { brandColours, contrastOf, NEUTRAL_BRAND } from './brand.js';

const GROUNDS = { light: ['#FBF9F5', '#FFFFFF'], dark: ['#171411', '#201C18'] } as const;

describe('the colours of a brand', () => {
  it('have a contrast of 4.5 on every background, whatever the brand colour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        const colours = brandColours(`#${value.toString(16).padStart(6, '0')}`);
        for (const scheme of ['light', 'dark'] as const) {
          const { brand, on, tint } = colours[scheme];
          for (const ground of [...GROUNDS[scheme], tint, on])
            expect(contrastOf(brand, ground)).toBeGreaterThanOrEqual(4.5);
        }
      }),
    );
  });

  it('leave a colour as it is where its contrast is enough', () => {
    expect(brandColours(NEUTRAL_BRAND).light.brand).toBe(NEUTRAL_BRAND.toLowerCase());
    expect(brandColours('#F5C677').dark.brand).toBe('#f5c677');
  });
});

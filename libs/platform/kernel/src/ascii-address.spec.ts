import { describe, expect, it } from '@jest/globals';
import { asciiAddress } from './ascii-address.js';

describe('asciiAddress', () => {
  it.each([
    ['joerg@müller.example', 'joerg@xn--mller-kva.example'],
    ['ada@例え.jp', 'ada@xn--r8jz45g.jp'],
    ['ada@BÜCHER.example', 'ada@xn--bcher-kva.example'],
    ['ada@xn--mller-kva.example', 'ada@xn--mller-kva.example'],
    ['ada@example.org', 'ada@example.org'],
    ['ada@mü ller.example', undefined],
  ])('of %j is %j', (address, ascii) => {
    expect(asciiAddress(address)).toBe(ascii);
  });
});

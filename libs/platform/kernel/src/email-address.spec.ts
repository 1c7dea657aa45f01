import { describe, expect, it } from '@jest/globals';
import { emailAddress } from './email-address.js';

describe('emailAddress', () => {
  it.each([
    [' Ada@Example.org ', 'ada@example.org'],
    ['joerg@müller.example', 'joerg@xn--mller-kva.example'],
    [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`],
    [`${'a'.repeat(65)}@example.org`, undefined],
    [`a@${'b.'.repeat(130)}org`, undefined],
    ['Ada <ada@example.org>', undefined],
    ['ada@example', undefined],
    ['ada@ä/x.example', undefined],
    ['ada@ä:80.example', undefined],
    ['', undefined],
  ])('of %j is %j', (text, address) => {
    expect(emailAddress(text)).toBe(address);
  });
});

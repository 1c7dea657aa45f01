import { describe, expect, it } from '@jest/globals';
import { isUnreachable, listedAddress } from './suppression.js';

describe('isUnreachable', () => {
  it.each([
    [550, '550 5.1.1 no such user', true],
    [552, '552 5.2.2 mailbox full', true],
    [554, '554 no thank you', true],
    [550, '550-5.7.26 this mail is unauthenticated', false],
    [550, '550 5.7.1 not allowed to send', false],
    [554, '554 5.7.26 this mail has no DMARC pass', false],
    [553, '553 5.1.8 bad sender address', false],
    [535, '535 5.7.8 authentication failed', false],
    [451, '451 4.7.1 try again later', false],
    [null, 'the mail server was not reached', false],
  ])('%s “%s”: %s', (code, reply, unreachable) => {
    expect(isUnreachable(code, reply)).toBe(unreachable);
  });
});

describe('listedAddress', () => {
  it('is the same for all spellings of an address', () => {
    expect(listedAddress(' Ada@Müller.example ')).toBe('ada@xn--mller-kva.example');
    expect(listedAddress('NOT an address')).toBe('not an address');
  });
});

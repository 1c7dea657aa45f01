import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KeyedHash } from './keyed-hash.js';
import { SIGNED_LINKS, SignedLinks, type SignedLinkPurpose } from './signed-links.js';

const links = new SignedLinks(new KeyedHash('a secret of this installation that is long'));
const purposes = fc.constantFrom(...(Object.keys(SIGNED_LINKS) as SignedLinkPurpose[]));
const written = purposes.chain((purpose) =>
  fc
    .array(fc.uuid(), { minLength: SIGNED_LINKS[purpose], maxLength: SIGNED_LINKS[purpose] })
    .map((ids) => ({ purpose, ids, token: links.write(purpose, ids) })),
);

describe('a signed link', () => {
  it('carries its ids', () => {
    fc.assert(
      fc.property(written, ({ purpose, ids, token }) => {
        expect(links.read(purpose, token)).toEqual(ids);
        expect(token).toMatch(/^[\w-]+$/);
        expect(token).toHaveLength(ids.length === 1 ? 43 : 64);
      }),
    );
  });

  it('opens nothing if any character is another one', () => {
    const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    fc.assert(
      fc.property(written, fc.nat(), fc.constantFrom(...characters), ({ purpose, token }, place, character) => {
        const at = place % token.length;
        fc.pre(token[at] !== character);
        expect(links.read(purpose, token.slice(0, at) + character + token.slice(at + 1))).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });

  it('opens nothing but what it was written for', () => {
    fc.assert(
      fc.property(written, purposes, ({ purpose, token }, other) => {
        fc.pre(other !== purpose);
        expect(links.read(other, token)).toBeUndefined();
      }),
    );
  });

  it('of another installation opens nothing', () => {
    const others = new SignedLinks(new KeyedHash('a secret of another installation, long too'));
    fc.assert(fc.property(written, ({ purpose, token }) => others.read(purpose, token) === undefined));
  });

  it('is never mistaken for any text', () => {
    fc.assert(
      fc.property(purposes, fc.string({ maxLength: 80 }), (purpose, text) => links.read(purpose, text) === undefined),
    );
  });

  it('is not written for something else than UUIDs, or another number of them', () => {
    expect(() => links.write('invitation', [])).toThrow(RangeError);
    expect(() => links.write('unsubscribe', ['0198c0de-0000-7000-8000-000000000004'])).toThrow(RangeError);
    expect(() => links.write('invitation', ['not-a-uuid'])).toThrow(RangeError);
  });
});

describe('a link of before the secret of the installation was changed', () => {
  const [before, next] = ['a secret of this installation that is long', 'the next secret of this installation'];
  const id = '0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b0c';

  it('is good as long as the previous secret is named', () => {
    const token = new SignedLinks(new KeyedHash(before)).write('preferences', [id]);
    expect(new SignedLinks(new KeyedHash(next, [before])).read('preferences', token)).toEqual([id]);
    expect(new SignedLinks(new KeyedHash(next)).read('preferences', token)).toBeUndefined();
  });
});

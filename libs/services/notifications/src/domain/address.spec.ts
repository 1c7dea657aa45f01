import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import MimeNode from 'nodemailer/lib/mime-node';
import { displayName, isSingleAddress, recipientAddress, subjectLine } from './address.js';

describe('isSingleAddress', () => {
  it.each(['ada@example.org', 'a.b+c@mail.example.co', "o'hara@example.org", 'root@localhost'])(
    'accepts %s',
    (text) => {
      expect(isSingleAddress(text)).toBe(true);
    },
  );

  it.each([
    ['nothing', ''],
    ['no host', 'ada@'],
    ['no mailbox', '@example.org'],
    ['a list', 'ada@example.org,eve@example.org'],
    ['a name', 'Ada <ada@example.org>'],
    ['a group', 'staff:ada@example.org;'],
    ['a line break', 'ada@example.org\r\nBcc: eve@example.org'],
    ['a space', 'ada @example.org'],
    ['quotes', '"ada eve"@example.org'],
    ['a comment', 'ada(eve)@example.org'],
    ['two dots', 'ada..b@example.org'],
    ['two at signs', 'ada@eve@example.org'],
    ['an address literal', 'ada@[127.0.0.1]'],
    ['a label that begins with a hyphen', 'ada@-example.org'],
    ['letters beyond ASCII', 'adä@example.org'],
    ['a long mailbox', `${'a'.repeat(65)}@example.org`],
    ['a long host', `ada@${'a.'.repeat(130)}org`],
  ])('rejects %s', (_, text) => {
    expect(isSingleAddress(text)).toBe(false);
  });

  it('rejects every character with a meaning in a header or an SMTP command', () => {
    const signs = fc.constantFrom('\r', '\n', ',', ';', ':', '<', '>', '(', ')', '"', ' ', '\t', '\u0000', '\\');
    fc.assert(
      fc.property(fc.string(), signs, fc.string(), (a, sign, b) => !isSingleAddress(`${a}${sign}${b}@example.org`)),
    );
  });
});

describe('recipientAddress', () => {
  it('of 100,000 texts, is refused or is what a mail server is told', () => {
    const part = fc.oneof(
      fc.stringMatching(/^[a-z0-9.+-]{1,20}$/),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        'ada',
        'a"b c"',
        'x,y',
        'Ada <ada',
        'ä',
        '\r\nRCPT TO:<eve@example.org>',
        'a:b;',
        '%0d%0a',
        '\u0000',
      ),
    );
    const domain = fc.oneof(
      fc.constantFrom(
        'example.org',
        'müller.example',
        'xn--mller-kva.example',
        'a.b>,<eve@example.org',
        '例え.jp',
        '[::1]',
        'a\u3002b',
      ),
      fc.domain(),
      part,
    );
    let accepted = 0;
    fc.assert(
      fc.property(part, domain, (local, host) => {
        const address = recipientAddress(`${local}@${host}`);
        if (address === undefined) return;
        accepted += 1;
        const { to } = new MimeNode('text/plain').setEnvelope({ from: 'a@example.org', to: [address] }).getEnvelope();
        // Names of hosts have no case.
        const at = address.lastIndexOf('@');
        expect(to).toEqual([address.slice(0, at) + address.slice(at).toLowerCase()]);
        expect(address).toMatch(/^[!-~]+$/);
        expect(address.slice(0, address.lastIndexOf('@'))).toBe(local);
      }),
      { numRuns: 100_000, ignoreEqualValues: true },
    );
    expect(accepted).toBeGreaterThan(1_000);
  });
});

describe('displayName', () => {
  it('keeps letters of all scripts and drops characters with a meaning in a header', () => {
    expect(displayName('Ada "Countess" <eve@example.org>\r\nBcc: x')).toBe('Ada Countess eveexample.org Bcc x');
    expect(displayName('李小龍')).toBe('李小龍');
    expect([...displayName('a'.repeat(100))]).toHaveLength(64);
  });
});

describe('subjectLine', () => {
  it('is one line of at most 200 characters', () => {
    expect(subjectLine('a\r\nBcc: b\u2028c')).toBe('a Bcc: b c');
    expect([...subjectLine('é'.repeat(300))]).toHaveLength(200);
  });

  it('has no characters that change the direction of text, and keeps texts that are written from right to left', () => {
    expect(subjectLine('invoice \u202Efdp.exe\u2066\u2069\u200F')).toBe('invoice fdp.exe');
    expect(subjectLine('שלום')).toBe('שלום');
  });
});

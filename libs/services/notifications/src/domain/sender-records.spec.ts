import { describe, expect, it } from '@jest/globals';
import { dmarcNames, domainRecords, senderState, type FoundRecords } from './sender-records.js';

const KEY = 'MIIBIjANBgkq';
const NEEDS = {
  domain: 'lamps.example',
  selector: 'hb1',
  publicKey: KEY,
  installation: 'mailer.example',
  reportsTo: 'hello@lamps.example',
};
const RIGHT: FoundRecords = {
  spf: ['google-site-verification=x', 'v=spf1 include:mailer.example ~all'],
  dkim: [`v=DKIM1; k=rsa; p=${KEY}`],
  dmarc: [['v=DMARC1; p=none']],
};

const recordsOf = (found: Partial<FoundRecords> | null, needs = NEEDS) =>
  Object.fromEntries(domainRecords(needs, found && { ...RIGHT, ...found }).map((record) => [record.kind, record]));

describe('the records of a sender', () => {
  it('are all right, or unknown before anybody has asked', () => {
    const right = domainRecords(NEEDS, RIGHT);
    expect(right.map(({ state, fault }) => [state, fault])).toEqual(right.map(() => ['right', null]));
    expect(right[0]!.found).toEqual(['v=spf1 include:mailer.example ~all']);
    const unasked = domainRecords(NEEDS, null);
    expect(unasked.map(({ name, value, state }) => [name, value, state])).toEqual([
      ['lamps.example', 'v=spf1 include:mailer.example ~all', 'unknown'],
      ['hb1._domainkey.lamps.example', `v=DKIM1; k=rsa; p=${KEY}`, 'unknown'],
      ['_dmarc.lamps.example', 'v=DMARC1; p=none; rua=mailto:hello@lamps.example', 'unknown'],
    ]);
  });

  it.each([
    [[], 'missing', null, 'v=spf1 include:mailer.example ~all'],
    [['v=spf10 all'], 'missing', null, 'v=spf1 include:mailer.example ~all'],
    [['V=SPF1 +Include:Mailer.Example -all'], 'right', null, 'V=SPF1 +Include:Mailer.Example -all'],
    [['v=spf1 mx -all'], 'wrong', 'not_included', 'v=spf1 mx include:mailer.example -all'],
    [['v=spf1 mx'], 'wrong', 'not_included', 'v=spf1 mx include:mailer.example'],
    [
      ['v=spf1 mx redirect=other.example'],
      'wrong',
      'not_included',
      'v=spf1 mx include:mailer.example redirect=other.example',
    ],
    [['v=spf1 -include:mailer.example ?all'], 'wrong', 'not_included', 'v=spf1 include:mailer.example ?all'],
    [['v=spf1 -all include:mailer.example'], 'wrong', 'not_included', 'v=spf1 include:mailer.example -all'],
    [
      ['v=spf1 include:notmailer.example ~all'],
      'wrong',
      'not_included',
      'v=spf1 include:notmailer.example include:mailer.example ~all',
    ],
    [
      ['v=spf1 include:mailer.example ~all', 'v=spf1 mx ~all'],
      'wrong',
      'several',
      'v=spf1 include:mailer.example ~all',
    ],
  ] as const)('SPF %j is %s', (spf, state, fault, value) => {
    expect(recordsOf({ spf }).spf).toMatchObject({ state, fault, value });
  });

  it('need no SPF of others on the domain of the installation itself', () => {
    const needs = { ...NEEDS, domain: 'mailer.example' };
    expect(recordsOf({ spf: ['v=spf1 ip4:192.0.2.1 -all'] }, needs).spf).toMatchObject({ state: 'right' });
    expect(recordsOf({ spf: [] }, needs).spf).toMatchObject({ state: 'missing', value: 'v=spf1 mx ~all' });
  });

  it.each([
    [[], 'missing', null],
    [['some text'], 'missing', null],
    [[`p=${KEY}`], 'right', null],
    [['v=DKIM1; k=rsa; p= MIIBIj ANBgkq '], 'right', null],
    [[`v=DKIM1; k=ed25519; p=${KEY}`], 'wrong', 'other_key'],
    [['v=DKIM1; k=rsa; p=MIIBother'], 'wrong', 'other_key'],
    [['v=DKIM1; p='], 'wrong', 'revoked'],
    [[`p=${KEY}`, 'p=MIIBother'], 'wrong', 'several'],
    [null, 'unknown', null],
  ] as const)('DKIM %j is %s', (dkim, state, fault) => {
    expect(recordsOf({ dkim }).dkim).toMatchObject({ state, fault });
  });

  it.each([
    [[['v=DMARC1;p=reject;adkim=s']], 'right', null],
    [[['v=DMARC1; rua=mailto:a@b.example']], 'wrong', 'no_policy'],
    [[['v=DMARC1; p=maybe']], 'wrong', 'no_policy'],
    [[['v=DMARC1; p=none', 'v=DMARC1; p=none']], 'wrong', 'several'],
    [[['v=DMARC10; p=none']], 'missing', null],
    [[[], ['v=DMARC1; p=quarantine']], 'right', null],
    [[['v=DMARC1; p=maybe'], ['v=DMARC1; p=none']], 'wrong', 'no_policy'],
    [[[], null], 'unknown', null],
  ] as const)('DMARC %j is %s', (dmarc, state, fault) => {
    expect(recordsOf({ dmarc }).dmarc).toMatchObject({ state, fault });
  });

  it('are looked for at the domain and its parents, but not at a top-level domain', () => {
    expect(dmarcNames('mail.lamps.example')).toEqual(['_dmarc.mail.lamps.example', '_dmarc.lamps.example']);
    expect(dmarcNames('localhost')).toEqual(['_dmarc.localhost']);
  });

  it('decide on the state: silence of a name server changes nothing, and only what worked can fail', () => {
    const [right, missing, silent] = [RIGHT, { ...RIGHT, dkim: [] }, { ...RIGHT, dkim: null }].map((found) =>
      domainRecords(NEEDS, found),
    );
    for (const before of ['unverified', 'verified', 'failing'] as const) {
      expect(senderState(before, right!)).toBe('verified');
      expect(senderState(before, silent!)).toBe(before);
      expect(senderState(before, missing!)).toBe(before === 'unverified' ? 'unverified' : 'failing');
    }
    const both = domainRecords(NEEDS, { ...RIGHT, dkim: null, spf: [] });
    expect(senderState('verified', both)).toBe('failing');
  });
});

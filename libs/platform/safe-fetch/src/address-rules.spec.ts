import { describe, expect, it } from '@jest/globals';
import { addressDefect, isPublic } from './address-rules.js';

/** Addresses that lead inside, also as browsers and resolvers of old read them. */
const INSIDE = [
  '127.0.0.1',
  '127.1',
  '127.255.255.254',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '0177.0.0.1',
  '0',
  '0.0.0.0',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '169.254.169.254',
  '169.254.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.0.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
  '[::]',
  '[::1]',
  '[::127.0.0.1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:a9fe:a9fe]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::1]',
  '[100::1]',
  '[2001::1]',
  '[2001:10::1]',
  '[2001:20::1]',
  '[2001:db8::1]',
  '[2002:7f00:1::]',
  '[3fff::1]',
  '[5f00::1]',
  '[fc00::1]',
  '[fd12:3456::1]',
  '[fe80::1]',
  '[fec0::1]',
  '[ff02::1]',
];

describe('ssrf.addresses: an address that somebody typed', () => {
  it.each(INSIDE)('is refused inside: %s', (host) => {
    expect(addressDefect(`https://${host}/hook`)).toBe('not-public');
  });

  it.each([
    ['https://hooks.example/a?b=c', undefined],
    ['https://hooks.example:8443', undefined],
    ['https://1.1.1.1', undefined],
    ['https://[2606:4700:4700::1111]', undefined],
    ['http://hooks.example', 'not-https'],
    ['ftp://hooks.example', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['javascript:alert(1)', 'not-https'],
    ['https://hooks.example:22', 'port'],
    ['https://ada:secret@hooks.example', 'has-credentials'],
    ['https://hooks.example@127.0.0.1', 'has-credentials'],
    ['hooks.example', 'not-a-url'],
    ['https://', 'not-a-url'],
  ])('is judged as it is written: %s', (url, defect) => {
    expect(addressDefect(url)).toBe(defect);
  });

  it('may be inside if the operator says so, for that port only', () => {
    const allowed = new Set(['127.0.0.1:8080', 'receiver:80']);
    const defects = (url: string) => addressDefect(url, allowed);
    expect(defects('http://127.0.0.1:8080/hook')).toBeUndefined();
    expect(defects('http://receiver/hook')).toBeUndefined();
    expect(defects('http://127.0.0.1:8081/hook')).toBe('not-https');
    expect(defects('https://127.0.0.1/hook')).toBe('not-public');
    expect(defects('ftp://127.0.0.1:8080')).toBe('not-https');
    expect(defects('http://ada@127.0.0.1:8080')).toBe('has-credentials');
  });

  it('is public only if it is one', () => {
    expect(['8.8.8.8', '2a00:1450::1', '10.0.0.1', '::ffff:8.8.8.8', 'hooks.example', ''].map(isPublic)).toEqual([
      true,
      true,
      false,
      true,
      false,
      false,
    ]);
  });
});

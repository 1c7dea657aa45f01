import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MailMeter, MAIL_LIMITS } from './mail-limits.js';

function metered(mail: string, chunk = mail.length): MailMeter {
  const meter = new MailMeter();
  const bytes = Buffer.from(mail, 'latin1');
  for (let at = 0; at < bytes.length; at += chunk) meter.feed(bytes.subarray(at, at + chunk));
  return meter;
}
const parts = (n: number, boundary = 'cut', declared = `boundary="${boundary}"`) =>
  `Content-Type: multipart/mixed; ${declared}\r\n\r\n${`--${boundary}\r\n\r\nOne.\r\n`.repeat(n)}--${boundary}--\r\n`;

describe('the limits of a mail', () => {
  it('are met up to the last one that is allowed', () => {
    expect(metered(parts(100)).exceeded).toBeUndefined();
    expect(metered(parts(101)).exceeded).toBe('parts');
    expect(metered('X: 1\r\n'.repeat(200)).exceeded).toBeUndefined();
    expect(metered('X: 1\r\n'.repeat(201)).exceeded).toBe('headerFields');
    expect(metered('x'.repeat(MAIL_LIMITS.bytes)).exceeded).toBeUndefined();
    expect(metered('x'.repeat(MAIL_LIMITS.bytes + 1)).exceeded).toBe('bytes');
  });

  it('count fields and not their lines, and none below the header', () => {
    expect(metered(`Received: a\r\n${'\tb\r\n'.repeat(300)}\r\n${'X: 1\r\n'.repeat(300)}`).exceeded).toBeUndefined();
  });

  it.each([
    ['quoted', 'a b=c', 'boundary="a b=c"'],
    ['bare', 'a_b', 'boundary=a_b;'],
    ['in capitals', 'cut', 'BOUNDARY = cut'],
    ['on a line of its own', 'cut', 'x=1;\r\n boundary=cut'],
  ])('find a boundary that is %s', (_, boundary, declared) => {
    expect(metered(parts(101, boundary, declared)).exceeded).toBe('parts');
  });

  it('hold for parts whose boundary is not found, too', () => {
    expect(metered(parts(5_001, 'cut', 'boundary*0=c; boundary*1=ut')).exceeded).toBe('parts');
  });

  it('are the same wherever the network cuts the mail', () => {
    fc.assert(
      fc.property(fc.integer({ min: 95, max: 105 }), fc.integer({ min: 1, max: 40 }), (n, chunk) => {
        expect(metered(parts(n), chunk).exceeded).toBe(n > 100 ? 'parts' : undefined);
      }),
      { numRuns: 60 },
    );
  });
});

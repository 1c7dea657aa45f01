import { describe, expect, it } from '@jest/globals';
import { deliveryReport } from './delivery-report.js';

describe('a report of delivery', () => {
  it('says that a mail was given up, which one, and why', () => {
    const status =
      'Reporting-MTA: dns; a\r\n\r\nAction: Failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550\r\n  no such user\r\n';
    expect(deliveryReport({ status, original: 'To: a\r\nMessage-ID:  <1@a.example>\r\n', text: '' })).toEqual({
      isFailure: true,
      messageId: '<1@a.example>',
      reason: '550 no such user',
    });
  });

  it.each(['delayed', 'delivered', 'relayed', 'expanded'])('is no failure if the mail is %s', (action) => {
    expect(deliveryReport({ status: `Action: ${action}\nStatus: 4.4.1`, original: null, text: '' })).toEqual({
      isFailure: false,
      messageId: null,
      reason: '4.4.1',
    });
  });

  it('is a failure without a part for machines, and names the mail in its text', () => {
    const text = 'I gave up.\n> Message-Id: <2@a.example>\n';
    expect(deliveryReport({ status: null, original: null, text })).toEqual({
      isFailure: true,
      messageId: '<2@a.example>',
      reason: null,
    });
  });
});

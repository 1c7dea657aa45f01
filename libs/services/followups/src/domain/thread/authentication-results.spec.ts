import { describe, expect, it } from '@jest/globals';
import { authenticationOf, NOT_CHECKED } from './authentication-results.js';

const TRUSTED = ['mx.in.example.com'];
const of = (...headers: string[]) => authenticationOf(headers, TRUSTED);

describe('the results of the receiving server', () => {
  it('are read with their comments, versions and properties', () => {
    expect(
      of(
        ' MX.in.example.com 1; spf=pass (a; b) smtp.mailfrom=mail.example; dkim/1=fail reason="bad; signature" header.d=x; dkim=pass header.d=mail.example; dmarc=pass',
      ),
    ).toEqual({ spf: 'pass', dkim: 'pass', dmarc: 'pass' });
    expect(
      of('mx.in.example.com; spf=softfail; dkim=none; dmarc=fail (p=none dis=none) header.from=a.example'),
    ).toEqual({ spf: 'none', dkim: 'none', dmarc: 'fail' });
    expect(of('mx.in.example.com; dmarc=hardfail; dkim=hardfail')).toMatchObject({ dmarc: 'fail', dkim: 'fail' });
  });

  it('count from trusted servers only, and from the top', () => {
    expect(of('mx.evil.example; dmarc=pass')).toEqual(NOT_CHECKED);
    expect(authenticationOf(['mx.in.example.com; dmarc=pass'], [])).toEqual(NOT_CHECKED);
    expect(of('mx.in.example.com; dmarc=fail', 'mx.in.example.com; dmarc=pass').dmarc).toBe('fail');
    expect(of('mx.evil.example; dmarc=pass', 'mx.in.example.com; dmarc=fail').dmarc).toBe('fail');
    // The name of the trusted server elsewhere in the header.
    expect(of('mx.evil.example (mx.in.example.com); dmarc=pass').dmarc).toBe('none');
    expect(of('mx.in.example.com.evil.example; dmarc=pass').dmarc).toBe('none');
  });

  it('are none where nothing is said', () => {
    expect(of()).toEqual(NOT_CHECKED);
    for (const odd of ['', ';', 'mx.in.example.com', 'mx.in.example.com; none', 'mx.in.example.com; dmarc='])
      expect(of(odd)).toEqual(NOT_CHECKED);
  });
});

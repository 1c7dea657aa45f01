import type { RefusalReason } from '@hearback/safe-fetch';

/** What is wrong with an address, for whoever typed it. */
export const ADDRESS_DEFECTS: Readonly<Record<RefusalReason, string>> = {
  'not-a-url': 'must be an absolute URL',
  'not-https': 'must begin with https://',
  'has-credentials': 'must have neither user name nor password',
  port: 'must use port 443 or 8443',
  'not-public': 'must be on the internet, not inside a private network',
  unresolved: 'must have a host that exists',
};

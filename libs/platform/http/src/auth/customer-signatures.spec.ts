import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { CustomerSignatures } from './customer-signatures.js';

describe('the signature of a customer', () => {
  const signatures = new CustomerSignatures('s'.repeat(43));
  const sign = (secret: string, customer: string) => createHmac('sha256', secret).update(customer).digest('hex');

  it('is accepted for its key and customer only', () => {
    const secret = signatures.secretOf('key-1');
    expect(signatures.isValid('key-1', 'C-1', sign(secret, 'C-1'))).toBe(true);
    expect(signatures.isValid('key-1', 'C-1', sign(secret, 'C-1').toUpperCase())).toBe(true);
    expect(signatures.isValid('key-1', 'C-2', sign(secret, 'C-1'))).toBe(false);
    expect(signatures.isValid('key-2', 'C-1', sign(secret, 'C-1'))).toBe(false);
    expect(new CustomerSignatures('t'.repeat(43)).isValid('key-1', 'C-1', sign(secret, 'C-1'))).toBe(false);
  });

  it.each(['', 'ab', 'zz'.repeat(32), '0'.repeat(64), '0'.repeat(65)])('is not %j', (signature) => {
    expect(signatures.isValid('key-1', 'C-1', signature)).toBe(false);
  });
});

import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { AppError } from '@hearback/kernel';
import type { Caller } from './caller.js';
import { CustomerSignatures, signedText, type NamedCustomer } from './customer-signatures.js';

const NOW = new Date('2026-03-02T12:00:00.000Z');
const SOON = NOW.getTime() / 1000 + 60;
const TENANT = '0198c0de-0000-7000-8000-000000000001';

describe('the signature of a customer', () => {
  const signatures = new CustomerSignatures('s'.repeat(43));
  const sign = (expires: number, customer: string, keyId = 'key-1', workspace = `wsp_${TENANT.replaceAll('-', '')}`) =>
    createHmac('sha256', signatures.secretOf(keyId)).update(`${workspace}\n${expires}\n${customer}`).digest('hex');
  const caller = (more: Partial<Caller> = {}): Caller => ({
    kind: 'publishable-key',
    tenantId: TENANT,
    credentialId: 'key-1',
    staffId: null,
    role: null,
    permissions: new Set(),
    ...more,
  });
  const outcome = (customer: NamedCustomer | undefined, by = caller()): boolean | string => {
    try {
      return signatures.isVerified(by, customer, NOW);
    } catch (error) {
      return (error as AppError).code;
    }
  };
  const signed = (expires = SOON) => ({ external_id: 'C-1', expires, signature: sign(expires, 'C-1') });

  it('lets a page speak for its customer until it expires', () => {
    expect(outcome(signed())).toBe(true);
    expect(outcome({ ...signed(), signature: signed().signature.toUpperCase() })).toBe(true);
    expect(outcome(signed(SOON - 60))).toBe('request.signature-expired');
    expect(outcome(signed(SOON - 61))).toBe('request.signature-expired');
    expect(outcome(signed(SOON - 60 + 30 * 86_400))).toBe(true);
    expect(outcome(signed(SOON - 59 + 30 * 86_400))).toBe('request.bad-signature');
  });

  it('holds for its customer, expiry, key, workspace and installation only', () => {
    expect(outcome({ ...signed(), external_id: 'C-2' })).toBe('request.bad-signature');
    expect(outcome({ ...signed(), expires: SOON + 1 })).toBe('request.bad-signature');
    expect(outcome(signed(), caller({ credentialId: 'key-2' }))).toBe('request.bad-signature');
    expect(outcome(signed(), caller({ tenantId: TENANT.replace(/1$/, '2') }))).toBe('request.bad-signature');
    const other = new CustomerSignatures('t'.repeat(43));
    expect(() => other.isVerified(caller(), signed(), NOW)).toThrow('not valid');
  });

  it.each(['', 'ab', 'zz'.repeat(32), '0'.repeat(64), '0'.repeat(65)])('is not %j', (signature) => {
    expect(outcome({ ...signed(), signature })).toBe('request.bad-signature');
  });

  it('and its expiry belong together; without both the customer is unverified', () => {
    const { signature } = signed();
    expect(outcome({ external_id: 'C-1', signature })).toBe('request.bad-signature');
    expect(outcome({ external_id: 'C-1', expires: SOON })).toBe('request.bad-signature');
    expect(outcome({ external_id: 'C-1' })).toBe(false);
    expect(outcome(undefined)).toBe(false);
  });

  it('is made as docs/web-pages.md says, in its code and in its example', async () => {
    const page = readFileSync(new URL('../../../../../docs/web-pages.md', import.meta.url), 'utf8');
    const [secret, workspace, expires, externalId, signature] = [...page.matchAll(/^\| [^|]+ \| `([^`]+)` +\|$/gm)].map(
      ([, value]) => value!,
    );
    const [, code = ''] = /```js\n(.*?)```/s.exec(page) ?? [];
    const module = `data:text/javascript,${encodeURIComponent(`${code}export { signedCustomer };`)}`;
    const { signedCustomer } = (await import(module)) as { signedCustomer: (...of: unknown[]) => unknown };
    const made = { external_id: externalId, expires: Number(expires), signature };
    expect(signedCustomer(workspace, externalId, secret, Number(expires))).toEqual(made);
    const own = { tenantId: '0198c0de-0000-7000-8000-000000000001', expires: Number(expires), externalId: externalId! };
    expect(createHmac('sha256', secret!).update(signedText(own)).digest('hex')).toBe(signature);
  });

  it('is not needed by a secret key', () => {
    expect(outcome({ external_id: 'C-1' }, caller({ kind: 'secret-key' }))).toBe(true);
  });
});
